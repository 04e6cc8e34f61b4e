import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.js';
import type { SlotDay } from '../own-delegation/slots.js';
import type { PlannedMeeting } from '../plans/queries.js';
import { stretchOf } from './board-model.js';
import classes from './DayTabs.module.css';

export interface DayTabsProps {
  days: readonly SlotDay[];
  chosen: string | undefined;
  slotMinutes: number;
  meetings: readonly PlannedMeeting[];
  onChoose: (date: string) => void;
}

/** The days of the Assembly, each with the number of its meetings. */
export function DayTabs({ days, chosen, slotMinutes, meetings, onChoose }: DayTabsProps) {
  const { t } = useTranslation('board');
  const { calendarDate, number } = useFormat();
  const counts = useMemo(
    () =>
      days.map(
        (day) =>
          meetings.filter(({ place }) =>
            stretchOf(day, slotMinutes, Date.parse(place.startsAt), Date.parse(place.endsAt)),
          ).length,
      ),
    [days, slotMinutes, meetings],
  );
  return (
    <fieldset className={classes.tabs} aria-label={t('days')}>
      {days.map(({ date }, index) => {
        const count = counts[index] ?? 0;
        return (
          <button
            key={date}
            type="button"
            className={classes.tab}
            aria-pressed={date === chosen}
            onClick={() => onChoose(date)}
          >
            <b>{calendarDate(date, 'weekdayDay')}</b>
            <span>{t('meetings', { count, shown: number(count) })}</span>
          </button>
        );
      })}
    </fieldset>
  );
}
