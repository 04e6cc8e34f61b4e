import { isolated } from './isolate.js';
import type { Language } from './languages.js';

/** Western digits in Arabic too: they stand on the venue's signs and clocks. */
export const TIME_LOCALE: Record<Language, string> = {
  en: 'en-GB',
  fr: 'fr-FR',
  es: 'es-ES',
  ar: 'ar-u-nu-latn',
};

const OPTIONS = {
  day: { weekday: 'short', day: 'numeric' },
  date: { day: 'numeric', month: 'long' },
  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Between word joiners: on a new line the end would stand where the reader looks for the begin. */
const UNBROKEN_DASH = '\u2060–\u2060';

const cache = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, timeZone: string, kind: keyof typeof OPTIONS) {
  const key = `${language} ${timeZone} ${kind}`;
  let formatter = cache.get(key);
  if (!formatter) {
    const options = { ...OPTIONS[kind], timeZone, calendar: 'gregory' };
    formatter = new Intl.DateTimeFormat(TIME_LOCALE[language], options);
    cache.set(key, formatter);
  }
  return formatter;
}

/** For example "Tue 25", in the days of `timeZone`. */
export function shortDay(instant: Date, timeZone: string, language: Language): string {
  return format(language, timeZone, 'day').format(instant);
}

/** For example "12 November". */
export function shortDate(instant: Date, timeZone: string, language: Language): string {
  return format(language, timeZone, 'date').format(instant);
}

/** For example "Tue 25, 15:00–15:30"; both days where it ends on another one. */
export function shortPeriod(
  startsAt: Date,
  endsAt: Date,
  timeZone: string,
  language: Language,
): string {
  const clock = format(language, timeZone, 'clock');
  const day = shortDay(startsAt, timeZone, language);
  const lastDay = shortDay(endsAt, timeZone, language);
  const comma = language === 'ar' ? '،' : ',';
  const end = lastDay === day ? '' : `${lastDay}${comma} `;
  const times = isolated(
    `${clock.format(startsAt)}${UNBROKEN_DASH}${end}${clock.format(endsAt)}`,
    language,
  );
  return `${day}${comma} ${times}`;
}
