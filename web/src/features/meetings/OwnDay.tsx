import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.js';
import { useFormat } from '../../i18n/useFormat.js';
import { entriesOn } from '../own-delegation/day-entries.js';
import type { Agenda, MeetingRequest, OwnParty } from '../own-delegation/types.js';
import { counterparts } from '../own-delegation/useParties.js';
import { datesBetween, localDate } from '../own-delegation/zoned.js';
import { DayDiary, type Proposal } from './DayDiary.js';
import classes from './OwnDay.module.css';

/** The reader's own day beside a request, with where the meeting would stand. */
export function OwnDay({
  agenda,
  parties,
  request,
}: {
  agenda: Agenda;
  parties: readonly OwnParty[];
  request: MeetingRequest;
}) {
  const { t } = useTranslation('meetings');
  const { zone, calendarDate } = useFormat();
  const { assembly } = useSession();
  const proposals = useMemo((): Proposal[] => {
    if (request.booking) return [];
    const codes = counterparts(request, parties)
      .map(({ code }) => code)
      .join(' ');
    return request.preferredStarts.map((start) => ({
      from: Date.parse(start),
      to: Date.parse(start) + request.durationMinutes * 60_000,
      codes,
    }));
  }, [request, parties]);
  const dates = assembly ? datesBetween(assembly.startsOn, assembly.endsOn) : [];
  const start = request.booking ? Date.parse(request.booking.startsAt) : proposals[0]?.from;
  const [chosen, setChosen] = useState<string>();
  const date = chosen ?? (start === undefined ? dates[0] : localDate(zone, start));
  if (date === undefined) return null;
  return (
    <section>
      <div className={classes.head}>
        <h2 className={classes.title}>{t('yourDay', { day: calendarDate(date, 'dayLong') })}</h2>
        <fieldset className={classes.days} aria-label={t('days')}>
          {dates.map((day) => (
            <button
              key={day}
              type="button"
              aria-pressed={day === date}
              aria-label={calendarDate(day, 'dayLong')}
              onClick={() => setChosen(day)}
            >
              {calendarDate(day, 'weekdayDay')}
            </button>
          ))}
        </fieldset>
      </div>
      <DayDiary
        entries={entriesOn(agenda, zone, date)}
        proposals={proposals.filter(({ from }) => localDate(zone, from) === date)}
        parties={parties}
        current={request.id}
      />
    </section>
  );
}
