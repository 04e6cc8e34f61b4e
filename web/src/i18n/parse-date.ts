import { languages } from './languages.js';
import { plainDigits } from './plain-digits.js';

/** Months by their names in all our languages, long and short, without accents. */
let monthNames: Map<string, number> | undefined;

const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/\./g, '').toLowerCase();

function months(): Map<string, number> {
  if (monthNames) return monthNames;
  monthNames = new Map();
  for (const { locale } of Object.values(languages)) {
    for (const style of ['long', 'short'] as const) {
      // With the day beside it: some languages then write the month in another case.
      const format = new Intl.DateTimeFormat(locale, {
        day: 'numeric',
        month: style,
        timeZone: 'UTC',
      });
      for (let month = 1; month <= 12; month += 1) {
        const parts = format.formatToParts(Date.UTC(2001, month - 1, 15));
        const name = parts.find(({ type }) => type === 'month')?.value ?? '';
        monthNames.set(folded(name), month);
      }
    }
  }
  return monthNames;
}

/** The date, if the calendar has it: `2023-02-29` is none. */
function calendarDate(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCFullYear(year);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(0, 10);
}

/**
 * A date as people type it, day before month: `14 June 1979`, `14 juin 1979`, `14/6/1979`, `14.06.1979`,
 * `14061979`, `1979-06-14`, `June 14, 1979`, `١٤ يونيو ١٩٧٩`. The year has four digits: a birth in 27
 * and a passport until 27 would be guesses.
 * @returns `YYYY-MM-DD`, or undefined when the text is no date (yet)
 */
export function parseDate(text: string): string | undefined {
  const typed = plainDigits(text);
  const iso = /^(\d{4})[-/.\s](\d{1,2})[-/.\s](\d{1,2})$/.exec(typed);
  if (iso) return calendarDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numbers =
    /^(\d{1,2})[-/.\s]+(\d{1,2})[-/.\s]+(\d{4})$/.exec(typed) ??
    /^(\d{2})(\d{2})(\d{4})$/.exec(typed);
  if (numbers) return calendarDate(Number(numbers[3]), Number(numbers[2]), Number(numbers[1]));
  const words =
    /^(\d{1,2})(?:er|st|nd|rd|th)?[\s.-]*(?:de\s+)?(\p{L}[\p{L}\p{M}]*)\.?,?(?:\s+de)?[\s,-]*(\d{4})$/iu.exec(
      typed,
    );
  if (words) return withMonth(words[2], words[1], words[3]);
  const monthFirst = /^(\p{L}[\p{L}\p{M}]*)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/iu.exec(
    typed,
  );
  return monthFirst ? withMonth(monthFirst[1], monthFirst[2], monthFirst[3]) : undefined;
}

function withMonth(name = '', day = '', year = ''): string | undefined {
  const month = months().get(folded(name));
  return month === undefined ? undefined : calendarDate(Number(year), month, Number(day));
}
