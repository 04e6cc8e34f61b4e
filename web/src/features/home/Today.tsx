import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { Section } from '../../components/Section.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { useFormat } from '../../i18n/useFormat.js';
import { DayRows } from '../own-delegation/DayRows.js';
import { entriesOn } from '../own-delegation/day-entries.js';
import { agendaQuery } from '../own-delegation/queries.js';
import type { OwnParty } from '../own-delegation/types.js';
import type { OwnDelegation } from '../own-delegation/WithDelegation.js';
import { localDate } from '../own-delegation/zoned.js';

/** Today's rows; before the Assembly its first day, after it its last. */
export function Today({
  own: { assemblyId },
  parties,
  now,
}: {
  own: OwnDelegation;
  parties: readonly OwnParty[];
  now: number;
}) {
  const { t } = useTranslation('home');
  const { assembly } = useSession();
  const { zone, calendarDate } = useFormat();
  const [party] = parties;
  const agenda = useQuery({ ...agendaQuery(assemblyId, party?.id ?? ''), enabled: Boolean(party) });
  if (!assembly || !party) return null;
  const today = localDate(zone, now);
  const date =
    today < assembly.startsOn
      ? assembly.startsOn
      : today > assembly.endsOn
        ? assembly.endsOn
        : today;
  const entries = agenda.data ? entriesOn(agenda.data, zone, date) : [];
  const meetings = entries.filter(({ kind }) => kind === 'meeting').length;
  const others = entries.length - meetings;
  return (
    <Section
      title={date === today ? t('today') : calendarDate(date, 'dayLong')}
      note={
        agenda.data &&
        t('dayCount', {
          meetings: t('meetings', { count: meetings }),
          items: t('items', { count: others }),
        })
      }
      end={<Link to="/delegation/agenda">{t('allDays')}</Link>}
    >
      {agenda.error ? (
        <ProblemNotice problem={agenda.error} />
      ) : agenda.data ? (
        <DayRows entries={entries} own={parties} now={date === today ? now : undefined} />
      ) : (
        <SkeletonRows rows={6} height={64} />
      )}
    </Section>
  );
}
