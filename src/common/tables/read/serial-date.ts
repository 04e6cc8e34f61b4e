const DAY_MS = 86_400_000;
/** Day 0 of the two ways in which spreadsheets count. */
const SINCE_1900 = Date.UTC(1899, 11, 30);
const SINCE_1904 = Date.UTC(1904, 0, 1);
/** Excel's 29 February 1900 never was: earlier days stand one off. */
const FIRST = 61;
/** 31 December 2199 */
const LAST = 109_574;

/** The date that a spreadsheet keeps as a number of days, `YYYY-MM-DD`; null for no day since March 1900. */
export function serialDate(days: number, since1904 = false): string | null {
  const whole = Math.floor(days);
  if (!(whole >= (since1904 ? 0 : FIRST) && whole <= LAST)) return null;
  const start = since1904 ? SINCE_1904 : SINCE_1900;
  return new Date(start + whole * DAY_MS).toISOString().slice(0, 10);
}
