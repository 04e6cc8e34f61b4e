import { useTranslation } from 'react-i18next';
import { useNow } from '../app/useNow.js';
import { readerZone } from '../app/zone.js';
import {
  formatDate,
  formatDateTime,
  formatTime,
  sameClock,
  type DateStyle,
  type Instant,
} from '../i18n/format.js';
import { useFormat } from '../i18n/useFormat.js';
import classes from './ZonedTime.module.css';

export interface ZonedTimeProps {
  at: Instant;
  /** The end, for a range on the same day. */
  to?: Instant;
  /** Writes the date before the time. */
  date?: DateStyle | false;
  /** Adds the reader's own time, quieter, when it differs. */
  reader?: boolean;
}

/** A time on the Assembly's clock first, on the reader's second. */
export function ZonedTime({ at, to, date = false, reader = true }: ZonedTimeProps) {
  const { t } = useTranslation();
  const { language, zone } = useFormat();
  const inZone = (place: string) => {
    const start = date
      ? formatDateTime(language, place, at, date)
      : formatTime(language, place, at);
    return to === undefined
      ? start
      : t('timeRange', { from: start, to: formatTime(language, place, to) });
  };
  const differs = reader && !sameClock(zone, readerZone, at);
  return (
    <span className={classes.zoned}>
      <time dateTime={new Date(at).toISOString()}>
        <bdi>{inZone(zone)}</bdi>
      </time>
      {differs && (
        <span className={classes.reader}>
          {t('zone.reader', { time: readerWords(language, zone, at) })}
        </span>
      )}
    </span>
  );
}

/** The reader's time, with the day only when it is another one there. */
function readerWords(
  language: Parameters<typeof formatTime>[0],
  zone: string,
  at: Instant,
): string {
  const sameDay =
    formatDate(language, zone, at, 'short') === formatDate(language, readerZone, at, 'short');
  return sameDay
    ? formatTime(language, readerZone, at)
    : formatDateTime(language, readerZone, at, 'day');
}

/** "9 minutes ago", renewed every minute; the exact time is in the title. */
export function RelativeTime({ at }: { at: Instant }) {
  const { relative, dateTime } = useFormat();
  const now = useNow();
  return (
    <time dateTime={new Date(at).toISOString()} title={dateTime(at)}>
      {relative(at, now)}
    </time>
  );
}
