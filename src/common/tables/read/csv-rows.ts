import { CsvError, parse } from 'csv-parse/sync';
import { MOST_COLUMNS, MOST_ROWS, tableRefused, type RawRow } from './table-text.js';

const DELIMITERS = [',', ';', '\t'] as const;
/** Empty lines between the rows are allowed, within reason. */
const MOST_RECORDS = MOST_ROWS * 4;

/**
 * The rows of a text with commas, semicolons or tabs, quoted cells as spreadsheets write them. Throws
 * `file_invalid` for broken quoting.
 */
export function csvRows(text: string): RawRow[] {
  // Excel writes and reads a first line that names the separator.
  const named = /^\uFEFF?sep=([,;\t])\r?\n/i.exec(text);
  const body = text.slice(named?.[0].length ?? 0);
  const skipped = named ? 1 : 0;
  try {
    const records: string[][] = parse(body, {
      bom: true,
      delimiter: named?.[1] ?? delimiterOf(body),
      relax_column_count: true,
      skip_empty_lines: false,
      to: MOST_RECORDS,
    });
    return records.map((cells, index) => ({
      row: index + 1 + skipped,
      cells: cells.slice(0, MOST_COLUMNS + 1),
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const done = typeof error['records'] === 'number' ? error['records'] : 0;
    throw tableRefused('csv_malformed', { row: done + 1 + skipped });
  }
}

/** The sign that parts the first line most often, outside quotation marks. */
function delimiterOf(text: string): string {
  const line = /^\s*(.*)/.exec(text)?.[1]?.replace(/"[^"]*"/g, '') ?? '';
  const count = (delimiter: string): number => line.split(delimiter).length;
  return DELIMITERS.reduce((best, one) => (count(one) > count(best) ? one : best));
}
