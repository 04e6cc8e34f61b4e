import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.js';
import { useNow } from '../../app/useNow.js';
import { EmptyState } from '../../components/EmptyState.js';
import { Icon } from '../../components/Icon.js';
import { PageHeader } from '../../components/PageHeader.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { useFormat } from '../../i18n/useFormat.js';
import { DayRows } from '../own-delegation/DayRows.js';
import { allEntries, type DayEntry } from '../own-delegation/day-entries.js';
import { PartyChoice } from '../own-delegation/PartyChoice.js';
import { agendaQuery } from '../own-delegation/queries.js';
import type { OwnParty } from '../own-delegation/types.js';
import { useOwnParties } from '../own-delegation/useParties.js';
import { WithDelegation, type OwnDelegation } from '../own-delegation/WithDelegation.js';
import { datesBetween, localDate } from '../own-delegation/zoned.js';
import classes from './AgendaPage.module.css';

const route = getRouteApi('/shell/delegation/agenda');

/** The days of the delegation: meetings with room and counterparts, and what the programme takes. */
export function AgendaPage() {
  const { t } = useTranslation('agenda');
  return <WithDelegation title={t('title')}>{(own) => <Agenda {...own} />}</WithDelegation>;
}

function Agenda({ assemblyId, delegation }: OwnDelegation) {
  const { t } = useTranslation('agenda');
  const { zone } = useFormat();
  const { assembly } = useSession();
  const navigate = useNavigate();
  const search = route.useSearch();
  const now = useNow();
  const parties = useOwnParties(delegation);
  const party = parties.find(({ id }) => id === search.party) ?? parties[0];
  const agenda = useQuery({ ...agendaQuery(assemblyId, party?.id ?? ''), enabled: Boolean(party) });
  const entries = agenda.data ? allEntries(agenda.data) : [];
  const days = byDate(
    entries,
    zone,
    assembly ? datesBetween(assembly.startsOn, assembly.endsOn) : [],
  );
  const meetings = agenda.data?.meetings.length ?? 0;
  return (
    <>
      <PageHeader
        title={t('title')}
        flag={{ iso2: delegation.memberIso2, code: delegation.code }}
        sentence={agenda.data && (meetings > 0 ? t('count', { count: meetings }) : t('noMeetings'))}
        secondary={
          <Button
            variant="default"
            className={classes.print}
            leftSection={<Icon name="document" />}
            onClick={() => window.print()}
          >
            {t('print')}
          </Button>
        }
      />
      {party && (
        <div className={classes.screen}>
          <PartyChoice
            delegation={delegation}
            parties={parties}
            value={party.id}
            onChange={(id) => void navigate({ to: '/delegation/agenda', search: { party: id } })}
          />
        </div>
      )}
      <ProblemNotice problem={agenda.error} />
      {agenda.isPending && party && <SkeletonRows rows={8} height={64} />}
      {!party && <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>}
      <div className={classes.days}>
        {agenda.data &&
          days.map(([date, list]) => (
            <Day
              key={date}
              date={date}
              entries={list}
              parties={parties}
              now={date === localDate(zone, now) ? now : undefined}
            />
          ))}
      </div>
    </>
  );
}

function Day({
  date,
  entries,
  parties,
  now,
}: {
  date: string;
  entries: readonly DayEntry[];
  parties: readonly OwnParty[];
  now: number | undefined;
}) {
  const { t } = useTranslation('agenda');
  const { calendarDate } = useFormat();
  const count = entries.filter(({ kind }) => kind === 'meeting').length;
  return (
    <section className={classes.day} aria-labelledby={`day-${date}`}>
      <header className={classes.head} data-today={now !== undefined || undefined}>
        <h2 id={`day-${date}`}>{calendarDate(date, 'dayLong')}</h2>
        <span>{t('meetings', { count })}</span>
      </header>
      {entries.length > 0 ? (
        <DayRows entries={entries} own={parties} now={now} detailed />
      ) : (
        <p className={classes.nothing}>{t('nothing')}</p>
      )}
    </section>
  );
}

/** The Assembly's days, and any other day on which something stands. */
function byDate(
  entries: readonly DayEntry[],
  zone: string,
  dates: readonly string[],
): [string, DayEntry[]][] {
  const days = new Map<string, DayEntry[]>(dates.map((date) => [date, []]));
  for (const entry of entries) {
    const date = localDate(zone, entry.from);
    days.set(date, [...(days.get(date) ?? []), entry]);
  }
  return [...days].toSorted(([a], [b]) => a.localeCompare(b));
}
