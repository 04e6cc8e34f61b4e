import { serialDate } from '../../../common/tables/read/serial-date.js';
import { isCalendarDate } from '../../../common/time/zoned-time.js';
import { asciiDigits } from '../person-texts.js';

/** In which order the dates of a column stand. `mixed`: some can only be the one, some only the other. */
export type DateOrder = 'day_first' | 'month_first' | 'unsaid' | 'mixed';

export type DateRead =
  | {
      value: string;
      note?: 'date_read_day_first' | 'date_read_month_first' | 'date_read_from_number';
    }
  | { problem: 'not_date' | 'date_order_mixed' };

const PARTS = /^(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4})$/;
const YEAR_FIRST = /^(\d{4})[./\- ](\d{1,2})[./\- ](\d{1,2})$/;
/** Of a time of day behind a date nothing is kept. */
const TIME = /[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/;

function normal(cell: string): string {
  return asciiDigits(cell.normalize('NFKC'))
    .replace(/[\u200E\u200F\u061C\u2066-\u2069]/g, '')
    .trim()
    .replace(TIME, '');
}

/** What the dates of a column say about the order of all of them: a 25 can be no month. */
export function dateOrder(cells: readonly string[]): DateOrder {
  let dayFirst = false;
  let monthFirst = false;
  for (const cell of cells) {
    const [, first, second] = PARTS.exec(normal(cell)) ?? [];
    if (Number(first) > 12) dayFirst = true;
    if (Number(second) > 12) monthFirst = true;
  }
  if (dayFirst && monthFirst) return 'mixed';
  if (dayFirst) return 'day_first';
  return monthFirst ? 'month_first' : 'unsaid';
}

/**
 * The date of a cell as `YYYY-MM-DD`, from `2025-11-24`, `24/11/2025` (and with points or hyphens) or the
 * number of days by which a spreadsheet keeps it. What could be two dates is read in the order of its
 * column, with the day first where nothing says otherwise, and noted; where the column has both orders it
 * is refused. Two digits are no year.
 */
export function readDate(cell: string, order: DateOrder): DateRead {
  const text = normal(cell);
  if (/^\d{5}$/.test(text)) {
    const value = serialDate(Number(text));
    return value === null ? { problem: 'not_date' } : { value, note: 'date_read_from_number' };
  }
  const [, year, month, day] = YEAR_FIRST.exec(text) ?? [];
  if (year !== undefined) return real(year, month, day);
  const [, first, second, last] = PARTS.exec(text) ?? [];
  if (last === undefined) return { problem: 'not_date' };
  const either = Number(first) <= 12 && Number(second) <= 12 && first !== second;
  if (either && order === 'mixed') return { problem: 'date_order_mixed' };
  const monthFirst = either ? order === 'month_first' : Number(second) > 12;
  const read = monthFirst ? real(last, first, second) : real(last, second, first);
  if ('problem' in read || !either || order === 'day_first') return read;
  return { ...read, note: monthFirst ? 'date_read_month_first' : 'date_read_day_first' };
}

function real(year = '', month = '', day = ''): DateRead {
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(value) ? { value } : { problem: 'not_date' };
}
