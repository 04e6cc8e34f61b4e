import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/useFormat.js';
import { railCells, type Milestone } from './rail-cells.js';
import classes from './DeadlineRail.module.css';

export type { Milestone } from './rail-cells.js';

export interface DeadlineRailProps {
  /** YYYY-MM-DD in the Assembly's zone. */
  today: string;
  /** First and last day of the Assembly. */
  startsOn: string;
  endsOn: string;
  milestones: readonly Milestone[];
}

/** Equal days from today to the end of the Assembly, with what falls due on them. */
export function DeadlineRail({ today, startsOn, endsOn, milestones }: DeadlineRailProps) {
  const { t } = useTranslation();
  const { calendarDate, number } = useFormat();
  const cells = railCells(today, startsOn, endsOn, milestones);
  return (
    <ol className={classes.rail} aria-label={t('rail.label')}>
      {cells.map((cell) =>
        cell.kind === 'gap' ? (
          <li key={cell.from} className={classes.gap}>
            {t('rail.gap', { count: cell.days, shown: number(cell.days) })}
          </li>
        ) : (
          <li
            key={cell.date}
            className={classes.day}
            data-today={cell.today || undefined}
            data-assembly={cell.assembly || undefined}
            data-marked={cell.milestones.length > 0 || undefined}
            aria-current={cell.today ? 'date' : undefined}
          >
            <span className={classes.date}>
              {calendarDate(cell.date, 'weekday')} <b>{number(Number(cell.date.slice(8)))}</b>
            </span>
            {cell.today && (
              <span className={classes.now}>
                <span className={classes.diamond} aria-hidden />
                {t('rail.today')}
              </span>
            )}
            {cell.milestones.map(({ label, to }) => (
              <span key={label} className={classes.milestone}>
                {to ? <Link to={to}>{label}</Link> : label}
              </span>
            ))}
          </li>
        ),
      )}
    </ol>
  );
}
