import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/EmptyState.js';
import { Icon } from '../../components/Icon.js';
import { PageHeader } from '../../components/PageHeader.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { Section } from '../../components/Section.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { useFormat } from '../../i18n/useFormat.js';
import { DayRows } from '../own-delegation/DayRows.js';
import { entriesOn } from '../own-delegation/day-entries.js';
import { PartyChoice } from '../own-delegation/PartyChoice.js';
import { agendaQuery, useAssembly } from '../own-delegation/queries.js';
import type { Absence, OwnParty } from '../own-delegation/types.js';
import { useOwnParties } from '../own-delegation/useParties.js';
import { WithDelegation, type OwnDelegation } from '../own-delegation/WithDelegation.js';
import { datesBetween } from '../own-delegation/zoned.js';
import { AbsenceForm } from './AbsenceForm.js';
import { useAbsences } from './useAbsences.js';
import classes from './AvailabilityPage.module.css';

const route = getRouteApi('/shell/delegation/availability');

/** When the party, or its principal alone, cannot meet; the programme's holds stand there already. */
export function AvailabilityPage() {
  const { t } = useTranslation('availability');
  return <WithDelegation title={t('title')}>{(own) => <Availability {...own} />}</WithDelegation>;
}

function Availability({ assemblyId, delegation }: OwnDelegation) {
  const { t } = useTranslation('availability');
  const { calendarDate } = useFormat();
  const navigate = useNavigate();
  const search = route.useSearch();
  const assembly = useAssembly(assemblyId);
  const parties = useOwnParties(delegation);
  const party = parties.find(({ id }) => id === search.party) ?? parties[0];
  const agenda = useQuery({ ...agendaQuery(assemblyId, party?.id ?? ''), enabled: Boolean(party) });
  const { remove } = useAbsences(assemblyId, party?.id ?? '');
  const absences = agenda.data?.unavailabilities ?? [];
  return (
    <>
      <PageHeader
        title={t('title')}
        flag={{ iso2: delegation.memberIso2, code: delegation.code }}
        sentence={agenda.data && t('count', { count: absences.length })}
      />
      {party && (
        <div className={classes.choice}>
          <PartyChoice
            delegation={delegation}
            parties={parties}
            value={party.id}
            onChange={(id) =>
              void navigate({ to: '/delegation/availability', search: { party: id } })
            }
          />
        </div>
      )}
      {!party?.active ? (
        <EmptyState title={t('closed.title')}>{t('closed.text')}</EmptyState>
      ) : (
        <div className={classes.columns}>
          <div className={classes.form}>
            {assembly && <AbsenceForm key={party.id} assembly={assembly} partyId={party.id} />}
          </div>
          <div className={classes.days}>
            <ProblemNotice problem={agenda.error ?? remove.error} />
            {agenda.isPending && <SkeletonRows rows={8} height={64} />}
            {agenda.data &&
              assembly &&
              datesBetween(assembly.startsOn, assembly.endsOn).map((date) => (
                <Section key={date} title={calendarDate(date, 'dayLong')}>
                  <Day
                    entries={entriesOn(agenda.data, assembly.timezone, date)}
                    parties={parties}
                    absences={absences}
                    onRemove={(absence) => remove.mutate(absence)}
                  />
                </Section>
              ))}
          </div>
        </div>
      )}
    </>
  );
}

function Day({
  entries,
  parties,
  absences,
  onRemove,
}: {
  entries: ReturnType<typeof entriesOn>;
  parties: readonly OwnParty[];
  absences: readonly Absence[];
  onRemove: (absence: Absence) => void;
}) {
  const { t } = useTranslation('availability');
  const { timeRange } = useFormat();
  if (entries.length === 0) return <p className={classes.free}>{t('free')}</p>;
  return (
    <DayRows
      entries={entries}
      own={parties}
      renderAbsenceEnd={(id) => {
        const absence = absences.find((entry) => entry.id === id);
        return (
          absence && (
            <button
              type="button"
              className={classes.remove}
              aria-label={t('remove', { time: timeRange(absence.startsAt, absence.endsAt) })}
              onClick={() => onRemove(absence)}
            >
              <Icon name="trash-can" />
            </button>
          )
        );
      }}
    />
  );
}
