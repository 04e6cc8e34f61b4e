import { stringify } from 'csv-stringify/sync';
import type { CsvSpec } from './csv-import.js';

/**
 * The rows as a CSV file that the import reads back: comma, UTF-8 with a byte order mark (spreadsheets
 * need it for Arabic), and an apostrophe before every cell that a spreadsheet would run as a formula.
 */
export function exportCsv<T extends object>(spec: CsvSpec<T>, rows: readonly T[]): string {
  const columns = Object.keys(spec.columns) as (keyof T & string)[];
  const cells = rows.map((row) =>
    columns.map((column) => spec.columns[column].format(row[column])),
  );
  return stringify([columns, ...cells], { bom: true, escape_formulas: true });
}
