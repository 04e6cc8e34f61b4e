import { stringify } from 'csv-stringify/sync';
import type { CsvColumn } from './csv-columns.js';
import type { CsvSpec } from './csv-import.js';

/**
 * The rows as a CSV file that the import reads back: comma, UTF-8 with a byte order mark (spreadsheets
 * need it for Arabic), and an apostrophe before every cell that a spreadsheet would run as a formula.
 */
export function exportCsv<T extends object>(spec: CsvSpec<T>, rows: readonly T[]): string {
  const columns = Object.entries<CsvColumn<unknown>>(spec.columns);
  const cells = rows.map((row) => {
    const values = new Map<string, unknown>(Object.entries(row));
    return columns.map(([name, column]) => column.format(values.get(name)));
  });
  return stringify([columns.map(([name]) => name), ...cells], { bom: true, escape_formulas: true });
}
