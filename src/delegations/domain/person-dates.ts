import { addDays } from '../../common/time/zoned-time.js';

/** Calendar dates of a person's card, `YYYY-MM-DD`; null while unknown. */
export interface PersonDates {
  dateOfBirth: string | null;
  documentExpiresOn: string | null;
  attendsFrom: string | null;
  attendsTo: string | null;
}

export interface DateProblem {
  path: keyof PersonDates;
  code: 'date_too_early' | 'date_in_future' | 'end_before_start' | 'outside_assembly' | 'too_young';
}

const EARLIEST_BIRTH = '1900-01-01';
/** Nobody younger sits in a delegation. */
const YOUNGEST = 16;
const EARLIEST_EXPIRY = '2000-01-01';
/** People come before the Assembly to prepare it, and stay after it. */
const DAYS_AROUND = 14;
/** How long after the Assembly a document must be valid for entry. */
const VALID_MONTHS = 6;

/**
 * What is wrong with the dates of a person who comes to an Assembly of these days. `today` is the date in
 * the Assembly's zone.
 */
export function dateProblems(
  { dateOfBirth, documentExpiresOn, attendsFrom, attendsTo }: PersonDates,
  assembly: { startsOn: string; endsOn: string },
  today: string,
): DateProblem[] {
  const problems: DateProblem[] = [];
  if (dateOfBirth !== null) {
    if (dateOfBirth < EARLIEST_BIRTH)
      problems.push({ path: 'dateOfBirth', code: 'date_too_early' });
    else if (dateOfBirth > today) problems.push({ path: 'dateOfBirth', code: 'date_in_future' });
    else if (dateOfBirth > yearsBefore(assembly.startsOn, YOUNGEST)) {
      problems.push({ path: 'dateOfBirth', code: 'too_young' });
    }
  }
  if (documentExpiresOn !== null && documentExpiresOn < EARLIEST_EXPIRY) {
    problems.push({ path: 'documentExpiresOn', code: 'date_too_early' });
  }
  const first = addDays(assembly.startsOn, -DAYS_AROUND);
  const last = addDays(assembly.endsOn, DAYS_AROUND);
  for (const [path, day] of [
    ['attendsFrom', attendsFrom],
    ['attendsTo', attendsTo],
  ] as const) {
    if (day !== null && (day < first || day > last)) {
      problems.push({ path, code: 'outside_assembly' });
    }
  }
  if (attendsFrom !== null && attendsTo !== null && attendsTo < attendsFrom) {
    problems.push({ path: 'attendsTo', code: 'end_before_start' });
  }
  return problems;
}

/** Until when a document must be valid for an Assembly that ends on `endsOn`. */
export function validUntil(endsOn: string): string {
  const [year = 0, month = 0, day = 0] = endsOn.split('-').map(Number);
  // 31 August plus six months is the last day of February, not a day in March.
  const lastOfMonth = new Date(Date.UTC(year, month + VALID_MONTHS, 0)).getUTCDate();
  const date = new Date(Date.UTC(year, month - 1 + VALID_MONTHS, Math.min(day, lastOfMonth)));
  return date.toISOString().slice(0, 10);
}

/** Compared as texts only, so 29 February needs no care. */
function yearsBefore(date: string, years: number): string {
  return `${Number(date.slice(0, 4)) - years}${date.slice(4)}`;
}
