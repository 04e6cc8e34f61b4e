import { CsvError, parse } from 'csv-parse/sync';
import { AppError } from '../errors/app-error.js';

/** A CSV file as it stands: header and rows of text. Rows count from 1, the header included. */
export interface CsvTable {
  /** Columns of the file in its order, by their name in the specification. */
  columns: string[];
  rows: CsvTableRow[];
}

export interface CsvTableRow {
  /** Number as a spreadsheet shows it; the first row under the header is 2. */
  row: number;
  cells: Record<string, string>;
  /** How many cells the row has, where that is not how many columns there are. */
  wrongCount: number | null;
}

/** `Family Name`, `family_name` and `familyName` are one column. */
function normal(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]/g, '');
}

function fileInvalid(code: string, params: Record<string, unknown> = {}): AppError {
  return new AppError('file_invalid', { params, fields: [{ path: 'csv', code, params }] });
}

/** Whichever of the two separates more known columns; spreadsheets of some countries write semicolons. */
function delimiterOf(text: string, known: ReadonlyMap<string, string>): ',' | ';' {
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const matches = (delimiter: string): number =>
    line.split(delimiter).filter((cell) => known.has(normal(cell.trim().replace(/^"(.*)"$/, '$1'))))
      .length;
  const semicolons = matches(';');
  const commas = matches(',');
  if (semicolons === commas) return line.split(';').length > line.split(',').length ? ';' : ',';
  return semicolons > commas ? ';' : ',';
}

function records(text: string, delimiter: string): string[][] {
  try {
    return parse(text, { delimiter, relax_column_count: true, skip_empty_lines: false });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const done = typeof error['records'] === 'number' ? error['records'] : 0;
    throw fileInvalid('csv_malformed', { row: done + 1 });
  }
}

function header(
  cells: readonly string[],
  known: ReadonlyMap<string, string>,
  required: readonly string[],
): string[] {
  const columns = cells.map((cell) => {
    const column = known.get(normal(cell));
    if (column === undefined) {
      throw fileInvalid('csv_unknown_column', { row: 1, column: cell.trim().slice(0, 80) });
    }
    return column;
  });
  const twice = columns.find((column, index) => columns.indexOf(column) !== index);
  if (twice !== undefined) throw fileInvalid('csv_duplicate_column', { row: 1, column: twice });
  const missing = required.find((column) => !columns.includes(column));
  if (missing !== undefined) throw fileInvalid('csv_missing_column', { row: 1, column: missing });
  return columns;
}

/**
 * Reads a CSV text: comma or semicolon, header in any order, quoted cells that may hold line breaks, with
 * or without a byte order mark. Throws `file_invalid` that names the row for broken quoting, an unknown,
 * missing or repeated column, no rows, or more than `maxRows`.
 */
export function parseCsvTable(
  csv: string,
  spec: { columns: readonly string[]; required: readonly string[]; maxRows: number },
): CsvTable {
  const known = new Map(spec.columns.map((column) => [normal(column), column]));
  const text = csv.replace(/^\uFEFF/, '');
  const [first, ...body] = records(text, delimiterOf(text, known));
  if (!first || text.trim() === '') throw fileInvalid('csv_empty');
  const columns = header(first, known, spec.required);
  const rows = body
    .map((cells, index) => ({
      row: index + 2,
      cells: Object.fromEntries(columns.map((column, i) => [column, unescaped(cells[i] ?? '')])),
      wrongCount: cells.length === columns.length ? null : cells.length,
      blank: cells.every((cell) => cell.trim() === ''),
    }))
    // A spreadsheet's empty rows mean nothing, wherever they stand.
    .filter(({ blank }) => !blank)
    .map(({ row, cells, wrongCount }) => ({ row, cells, wrongCount }));
  if (rows.length === 0) throw fileInvalid('csv_no_rows');
  if (rows.length > spec.maxRows) throw fileInvalid('csv_too_many_rows', { max: spec.maxRows });
  return { columns, rows };
}

/** Takes away the apostrophe that the export puts before what a spreadsheet would run as a formula. */
function unescaped(cell: string): string {
  const text = cell.trim();
  return /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}
