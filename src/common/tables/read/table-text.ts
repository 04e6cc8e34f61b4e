import { AppError } from '../../errors/app-error.js';

/** A table as it stands in a file: nothing but text, each cell trimmed. */
export interface TableText {
  /** The first row that is not empty. */
  headers: string[];
  rows: TableTextRow[];
}

export interface TableTextRow {
  /** Number as a spreadsheet shows it. */
  row: number;
  /** As many as there are headers. */
  cells: string[];
}

/** A row as a reader found it. */
export interface RawRow {
  row: number;
  cells: string[];
}

/** Most rows below the header, and most columns. */
export const MOST_ROWS = 500;
export const MOST_COLUMNS = 60;
/** Longer cells are cut here: no field takes as much, so the cell is refused as too long all the same. */
export const MOST_IN_CELL = 1000;
/** Bytes of all cells together (UTF-8): the rows travel back in JSON. */
const MOST_TEXT = 800_000;

/** Why a file is no table that can be taken; the texts stand under `fields.<code>`. */
export function tableRefused(code: string, params: Record<string, unknown> = {}): AppError {
  return new AppError('file_invalid', { fields: [{ path: 'file', code, params }] });
}

/** Header and rows without what is empty. Throws `file_invalid` for none, too many or too much. */
export function tableOf(raw: readonly RawRow[]): TableText {
  const [first, ...others] = raw
    .map(({ row, cells }) => ({ row, cells: cells.map(clean) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (!first) throw tableRefused('csv_empty');
  if (others.length === 0) throw tableRefused('csv_no_rows');
  if (others.length > MOST_ROWS) throw tableRefused('csv_too_many_rows', { max: MOST_ROWS });
  const width = Math.max(...[first, ...others].map(({ cells }) => filled(cells)));
  if (width > MOST_COLUMNS) throw tableRefused('table_too_wide', { max: MOST_COLUMNS });
  const fit = (cells: readonly string[]): string[] =>
    Array.from({ length: width }, (_, index) => cells[index] ?? '');
  const table = {
    headers: fit(first.cells),
    rows: others.map(({ row, cells }) => ({ row, cells: fit(cells) })),
  };
  const bytes = [table.headers, ...table.rows.map(({ cells }) => cells)]
    .flat()
    .reduce((sum, cell) => sum + Buffer.byteLength(JSON.stringify(cell)), 0);
  if (bytes > MOST_TEXT) throw tableRefused('table_too_much_text');
  return table;
}

function filled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell !== '') + 1;
}

/** Without the apostrophe that the export puts before what a spreadsheet would run as a formula. */
function clean(cell: string): string {
  const text = cell.trim();
  return (/^'[=+\-@\t\r＝＋－＠]/u.test(text) ? text.slice(1) : text).slice(0, MOST_IN_CELL);
}
