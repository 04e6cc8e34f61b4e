const formatters = new Map<string, Intl.DateTimeFormat>();

/** Throws RangeError for an unknown zone. */
function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

/** Whether `value` names an IANA zone such as `Africa/Casablanca` or `UTC`; offsets and abbreviations do not. */
export function isTimeZone(value: string): boolean {
  if (value !== 'UTC' && !/^[A-Z][A-Za-z_]+(\/[A-Z][A-Za-z0-9_+-]*)+$/.test(value)) return false;
  try {
    formatterOf(value);
    return true;
  } catch {
    return false;
  }
}

/** Whether `value` is a real calendar date written `YYYY-MM-DD`. */
export function isCalendarDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** Whether `value` is a time of day written `HH:MM`, 00:00 to 23:59. */
export function isLocalTime(value: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
}

/**
 * Whether `value` is an instant of this or the next century, written in ISO 8601 with its offset:
 * `2025-11-24T09:30:00Z`, `2025-11-24T10:30+01:00`.
 */
export function isInstant(value: string): boolean {
  return (
    /^2[01]\d\d-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/.test(value) &&
    isCalendarDate(value.slice(0, 10)) &&
    !Number.isNaN(Date.parse(value))
  );
}

/** The wall clock of `timeZone` at `instant` (milliseconds), as if it were UTC. */
function wallClock(instant: number, timeZone: string): number {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of formatterOf(timeZone).formatToParts(instant)) {
    parts[type] = Number(value);
  }
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/**
 * The instant at which the clocks of `timeZone` show `time` (`HH:MM`) on `date` (`YYYY-MM-DD`).
 * Where clocks go forward and skip that time, the same distance after the gap began (02:30 becomes
 * 03:30); where they go back and show it twice, the first of the two. Throws RangeError when the
 * date, the time or the zone is not one.
 */
export function zonedTimeToUtc(date: string, time: string, timeZone: string): Date {
  if (!isCalendarDate(date)) throw new RangeError(`Not a date: ${date}`);
  if (!isLocalTime(time)) throw new RangeError(`Not a time of day: ${time}`);
  const wanted = Date.parse(`${date}T${time}:00Z`);
  const day = 24 * 3_600_000;
  // The offset cannot change twice within the two days around: one of these two is right.
  const before = wallClock(wanted - day, timeZone) - (wanted - day);
  const after = wallClock(wanted + day, timeZone) - (wanted + day);
  const candidates = [wanted - before, wanted - after].sort((a, b) => a - b);
  const exact = candidates.find((instant) => wallClock(instant, timeZone) === wanted);
  return new Date(exact ?? wanted - before);
}

/** Date (`YYYY-MM-DD`) and time (`HH:MM`, seconds cut off) that the clocks of `timeZone` show at `instant`. */
export function utcToZonedTime(instant: Date, timeZone: string): { date: string; time: string } {
  const iso = new Date(wallClock(instant.getTime(), timeZone)).toISOString();
  return { date: iso.slice(0, 10), time: iso.slice(11, 16) };
}

/** The calendar date `days` after `date` (before it when negative), both `YYYY-MM-DD`. */
export function addDays(date: string, days: number): string {
  if (!isCalendarDate(date)) throw new RangeError(`Not a date: ${date}`);
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to` (`YYYY-MM-DD`); negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  if (!isCalendarDate(from)) throw new RangeError(`Not a date: ${from}`);
  if (!isCalendarDate(to)) throw new RangeError(`Not a date: ${to}`);
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
