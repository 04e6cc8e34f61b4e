import { languages, type Language } from './languages.js';

/**
 * How a date is written:
 * `day` Tue 25 Nov, `dayLong` Tuesday 25 November, `date` Tuesday 25 November 2025,
 * `weekday` Tue, `weekdayDay` Tue 25, `month` 25 November, `plain` 25 November 2025.
 */
export type DateStyle =
  'day' | 'dayLong' | 'date' | 'weekday' | 'weekdayDay' | 'month' | 'short' | 'plain';

const dateStyles: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  dayLong: { weekday: 'long', day: 'numeric', month: 'long' },
  date: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  weekday: { weekday: 'short' },
  weekdayDay: { weekday: 'short', day: 'numeric' },
  month: { day: 'numeric', month: 'long' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  plain: { day: 'numeric', month: 'long', year: 'numeric' },
};

const timeStyle: Intl.DateTimeFormatOptions = {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
};

const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(
  language: Language,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(languages[language].locale, { ...options, timeZone });
    formats.set(key, format);
  }
  return format;
}

/** An instant from the API (ISO 8601, UTC), a Date or milliseconds. */
export type Instant = string | number | Date;

const toDate = (instant: Instant): Date => (instant instanceof Date ? instant : new Date(instant));

// Weekday and day are parted by a space in the Assembly's papers, never by a comma.
const withoutComma = (language: Language, text: string): string =>
  language === 'en' ? text.replace(',', '') : text;

/** 14:20, on the 24-hour clock of `timeZone` (IANA name). */
export function formatTime(language: Language, timeZone: string, instant: Instant): string {
  return dateFormat(language, timeZone, timeStyle).format(toDate(instant));
}

/** The calendar date of an instant in `timeZone`. */
export function formatDate(
  language: Language,
  timeZone: string,
  instant: Instant,
  style: DateStyle = 'day',
): string {
  const text = dateFormat(language, timeZone, dateStyles[style]).format(toDate(instant));
  return withoutComma(language, text);
}

/** A calendar date `YYYY-MM-DD` that belongs to no time zone. */
export function formatCalendarDate(
  language: Language,
  date: string,
  style: DateStyle = 'day',
): string {
  return formatDate(language, 'UTC', `${date}T00:00:00Z`, style);
}

/**
 * The two ends of a stretch of calendar dates, what they share written only at the second: 24 and
 * 27 November 2025. The words between them are the text `common:range`.
 */
export function calendarRangeParts(
  language: Language,
  from: string,
  to: string,
): { from: string; to: string } {
  const write = (date: string, options: Intl.DateTimeFormatOptions) =>
    dateFormat(language, 'UTC', options).format(new Date(`${date}T00:00:00Z`));
  const day = { day: 'numeric' } as const;
  const month = { ...day, month: 'long' } as const;
  const full = { ...month, year: 'numeric' } as const;
  const first =
    from.slice(0, 7) === to.slice(0, 7) ? day : from.slice(0, 4) === to.slice(0, 4) ? month : full;
  return { from: write(from, first), to: write(to, full) };
}

/** Tue 25 Nov, 14:20 in `timeZone`. */
export function formatDateTime(
  language: Language,
  timeZone: string,
  instant: Instant,
  style: DateStyle = 'day',
): string {
  const separator = language === 'ar' ? '، ' : ', ';
  return `${formatDate(language, timeZone, instant, style)}${separator}${formatTime(language, timeZone, instant)}`;
}

export function formatNumber(
  language: Language,
  value: number,
  options?: Intl.NumberFormatOptions,
): string {
  return new Intl.NumberFormat(languages[language].locale, options).format(value);
}

/** Names one after another: "Gabon, Latvia and Paraguay". */
export function formatList(language: Language, values: readonly string[]): string {
  return new Intl.ListFormat(languages[language].locale, { type: 'conjunction' }).format(values);
}

const relativeUnits: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** "in 9 minutes", "2 days ago"; less than a minute is "now". */
export function formatRelative(language: Language, instant: Instant, now: Instant): string {
  const difference = toDate(instant).getTime() - toDate(now).getTime();
  const format = new Intl.RelativeTimeFormat(languages[language].locale, { numeric: 'auto' });
  for (const [unit, length] of relativeUnits) {
    if (Math.abs(difference) >= length) return format.format(Math.trunc(difference / length), unit);
  }
  return format.format(0, 'second');
}

/** Whether two zones show the same clock at this instant. */
export function sameClock(first: string, second: string, instant: Instant): boolean {
  const day: Intl.DateTimeFormatOptions = { ...timeStyle, day: 'numeric', month: 'numeric' };
  const date = toDate(instant);
  return dateFormat('en', first, day).format(date) === dateFormat('en', second, day).format(date);
}

/** Order of names in the reader's language, accents and articles as a reader expects. */
export function nameComparator(language: Language): (a: string, b: string) => number {
  return new Intl.Collator(languages[language].locale, { numeric: true }).compare;
}
