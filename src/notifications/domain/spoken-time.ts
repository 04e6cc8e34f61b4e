import type { Language } from '../../common/text/languages.js';

/** Western digits in Arabic too: they stand on the venue's signs and clocks. */
const LOCALE: Record<Language, string> = {
  en: 'en-GB',
  fr: 'fr-FR',
  es: 'es-ES',
  ar: 'ar-u-nu-latn',
};

const cache = new Map<string, Intl.DateTimeFormat>();

function format(
  language: Language,
  timeZone: string,
  kind: 'day' | 'clock' | 'offset',
): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${kind}`;
  let formatter = cache.get(key);
  if (!formatter) {
    const options: Record<typeof kind, Intl.DateTimeFormatOptions> = {
      day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
      clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
      offset: { timeZoneName: 'shortOffset' },
    };
    formatter = new Intl.DateTimeFormat(kind === 'offset' ? 'en-GB' : LOCALE[language], {
      ...options[kind],
      timeZone,
      calendar: 'gregory',
    });
    cache.set(key, formatter);
  }
  return formatter;
}

/** For example "Tuesday 25 November 2025", in the days of `timeZone`. */
export function spokenDay(instant: Date, timeZone: string, language: Language): string {
  return format(language, timeZone, 'day').format(instant);
}

/** For example "15:20–15:50". */
export function spokenRange(from: Date, to: Date, timeZone: string, language: Language): string {
  const clock = format(language, timeZone, 'clock');
  return `${clock.format(from)}–${clock.format(to)}`;
}

export function spokenMoment(instant: Date, timeZone: string, language: Language): string {
  return `${spokenDay(instant, timeZone, language)}, ${format(language, timeZone, 'clock').format(instant)}`;
}

/** The zone's distance from UTC at `instant`, for example "UTC+1". */
export function spokenOffset(instant: Date, timeZone: string): string {
  const part = format('en', timeZone, 'offset')
    .formatToParts(instant)
    .find(({ type }) => type === 'timeZoneName');
  return (part?.value ?? 'UTC').replace('GMT', 'UTC');
}
