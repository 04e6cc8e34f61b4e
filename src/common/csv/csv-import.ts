import { AppError } from '../errors/app-error.js';
import type { Language } from '../text/languages.js';
import type { Translator } from '../text/translator.js';
import { CellRefusal, type CsvColumn } from './csv-columns.js';
import { parseCsvTable, type CsvTableRow } from './csv-table.js';

/**
 * Import of a CSV file with preview, the same for everything that can be imported:
 *
 *   const SPEC: CsvSpec<ContactRow> = {
 *     columns: { email: emailColumn(), name: textColumn({ max: 200 }), zone: optional(textColumn({ max: 20 }), null) },
 *     key: ['email'],
 *   };
 *   await transactor.run(actor, (tx) => importCsv(dto, SPEC, {
 *     existing: await tx.manager.find(...), valuesOf: (record) => ({ ... }),
 *     create: (row) => ..., update: (record, changed) => ...,
 *   }, fieldMessages(translator, actor.language)));
 */
export interface CsvSpec<T extends object> {
  columns: { [K in keyof T]-?: CsvColumn<T[K]> };
  /** The columns that tell a record from all others; a row with the same ones updates it. */
  key: readonly (keyof T & string)[];
  /** 5,000 by default. */
  maxRows?: number;
  /** Checks that need more than one cell. Values that could not be read are missing. */
  check?: (row: Partial<T>) => { column: keyof T & string; code: string; params?: CsvParams }[];
}

export type CsvParams = Record<string, unknown>;

/** What the rows are compared with, and what applying does. Called in the order of the file. */
export interface CsvTarget<T extends object, Existing> {
  existing: readonly Existing[];
  valuesOf(record: Existing): T;
  create(row: T): Promise<unknown>;
  /** `changed` holds only the columns that the file has and that differ. */
  update(record: Existing, changed: Partial<T>): Promise<unknown>;
}

export type ImportAction = 'create' | 'update' | 'same' | 'error';

export interface ImportProblem {
  /** Null where the whole row is wrong. */
  column: string | null;
  code: string;
  message: string;
}

export interface ImportRow {
  /** Row of the file, the header being 1. */
  row: number;
  values: Record<string, string>;
  action: ImportAction;
  errors: ImportProblem[];
}

export interface ImportReport {
  columns: string[];
  rows: ImportRow[];
  counts: Record<ImportAction, number>;
  applied: boolean;
}

interface PlannedRow<Existing> extends CsvTableRow {
  value: Values;
  problems: { column: string | null; code: string; params: CsvParams }[];
  record: Existing | null;
  changed: Values;
}

/** Values by the name of their column, as the columns read them. */
type Values = Record<string, unknown>;
type Columns = ReadonlyMap<string, CsvColumn<unknown>>;

/** At most so many of the wrong cells are listed in the refusal. */
const LISTED = 50;

function columnsOf<T extends object>(spec: CsvSpec<T>): Columns {
  return new Map<string, CsvColumn<unknown>>(Object.entries(spec.columns));
}

function readCells<E>(columns: Columns, row: CsvTableRow, check: Check): PlannedRow<E> {
  const planned: PlannedRow<E> = { ...row, value: {}, problems: [], record: null, changed: {} };
  if (row.wrongCount !== null) {
    const expected = Object.keys(row.cells).length;
    const params = { row: row.row, found: row.wrongCount, expected };
    planned.problems.push({ column: null, code: 'csv_cell_count', params });
    return planned;
  }
  for (const [name, column] of columns) {
    const text = row.cells[name];
    if (text === undefined) continue;
    try {
      if (text !== '') planned.value[name] = column.parse(text);
      else if (column.fallback) planned.value[name] = column.fallback.value;
      else throw new CellRefusal('required');
    } catch (error) {
      if (!(error instanceof CellRefusal)) throw error;
      planned.problems.push({ column: name, code: error.code, params: error.params });
    }
  }
  for (const { column, code, params } of check(planned.value)) {
    planned.problems.push({ column, code, params: params ?? {} });
  }
  return planned;
}

type Check = (row: Values) => { column: string; code: string; params?: CsvParams }[];

/** Null where a part of the key could not be read. */
function keyOf(columns: Columns, key: readonly string[], value: Values): string | null {
  const parts = key.map((name) =>
    value[name] === undefined ? null : (columns.get(name)?.format(value[name]) ?? null),
  );
  return parts.includes(null) ? null : JSON.stringify(parts);
}

/** The values that read otherwise than what stands. */
function differences(columns: Columns, row: Values, now: Values): Values {
  return Object.fromEntries(
    Object.entries(row).filter(([name, value]) => {
      const column = columns.get(name);
      return column?.format(value) !== column?.format(now[name]);
    }),
  );
}

/** A row of which nothing was refused, with what its file leaves out. */
function completed(columns: Columns, value: Values): Values {
  const absent = [...columns].flatMap(([name, { fallback }]) =>
    fallback && !(name in value) ? [[name, fallback.value] as const] : [],
  );
  return { ...Object.fromEntries(absent), ...value };
}

function actionOf(row: PlannedRow<unknown>): ImportAction {
  if (row.problems.length > 0) return 'error';
  if (row.record === null) return 'create';
  return Object.keys(row.changed).length > 0 ? 'update' : 'same';
}

/** The rows of the file against what stands. Throws `file_invalid` when it is no such CSV at all. */
function plan<T extends object, E>(
  csv: string,
  spec: CsvSpec<T>,
  target: CsvTarget<T, E>,
): { present: string[]; rows: PlannedRow<E>[] } {
  const columns = columnsOf(spec);
  const key: readonly string[] = spec.key;
  const table = parseCsvTable(csv, {
    columns: [...columns.keys()],
    required: [...columns].flatMap(([name, { fallback }]) =>
      !fallback || key.includes(name) ? [name] : [],
    ),
    maxRows: spec.maxRows ?? 5000,
  });
  const valuesOf = (record: E): Values =>
    Object.fromEntries(Object.entries(target.valuesOf(record)));
  const check: Check = (row) => spec.check?.(row as Partial<T>) ?? [];
  const standing = new Map(
    target.existing.map((record) => [keyOf(columns, key, valuesOf(record)), record]),
  );
  const seen = new Map<string, number>();
  const rows = table.rows.map((tableRow) => {
    const row = readCells<E>(columns, tableRow, check);
    const own = keyOf(columns, key, row.value);
    if (own === null) return row;
    const first = seen.get(own);
    if (first !== undefined) {
      const column = key[0] ?? null;
      row.problems.push({ column, code: 'csv_duplicate_key', params: { row: first } });
      return row;
    }
    seen.set(own, row.row);
    row.record = standing.get(own) ?? null;
    if (row.record !== null) row.changed = differences(columns, row.value, valuesOf(row.record));
    return row;
  });
  return { present: table.columns, rows };
}

function refuse(rows: readonly PlannedRow<unknown>[]): void {
  const fields = rows.flatMap(({ row, problems }) =>
    problems.map(({ column, code, params }) => ({
      path: column === null ? `rows[${row}]` : `rows[${row}].${column}`,
      code,
      params: { row, ...params },
    })),
  );
  if (fields.length === 0) return;
  const params = { row: rows.find(({ problems }) => problems.length > 0)?.row };
  throw new AppError('file_invalid', { params, fields: fields.slice(0, LISTED) });
}

/**
 * Shows what the file would do, or (with `apply`) does it: all rows or none, so call it inside the
 * transaction. Importing the same file again changes nothing. Throws `file_invalid` for a broken file, and
 * when applying one with errors.
 */
export async function importCsv<T extends object, E>(
  input: { csv: string; apply: boolean },
  spec: CsvSpec<T>,
  target: CsvTarget<T, E>,
  message: (code: string, params: CsvParams) => string,
): Promise<ImportReport> {
  const { present, rows } = plan(input.csv, spec, target);
  if (input.apply) {
    refuse(rows);
    for (const row of rows) {
      const action = actionOf(row);
      if (action === 'create') await target.create(completed(columnsOf(spec), row.value) as T);
      if (action === 'update' && row.record !== null) {
        await target.update(row.record, row.changed as Partial<T>);
      }
    }
  }
  const counts: Record<ImportAction, number> = { create: 0, update: 0, same: 0, error: 0 };
  const reported = rows.map((row) => {
    const action = actionOf(row);
    counts[action] += 1;
    return {
      row: row.row,
      values: row.cells,
      action,
      errors: row.problems.map(({ column, code, params }) => ({
        column,
        code,
        message: message(code, params),
      })),
    };
  });
  return { columns: present, rows: reported, counts, applied: input.apply };
}

/** Words for the problems of a preview, in the reader's language. */
export function fieldMessages(
  translator: Pick<Translator, 't'>,
  language: Language,
): (code: string, params: CsvParams) => string {
  return (code, params) => translator.t(language, `fields.${code}`, params);
}
