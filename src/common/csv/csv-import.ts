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

interface PlannedRow<T, Existing> extends CsvTableRow {
  value: Partial<T>;
  problems: { column: string | null; code: string; params: CsvParams }[];
  record: Existing | null;
  changed: Partial<T>;
}

/** At most so many of the wrong cells are listed in the refusal. */
const LISTED = 50;

function readCells<T extends object, E>(spec: CsvSpec<T>, row: CsvTableRow): PlannedRow<T, E> {
  const planned: PlannedRow<T, E> = { ...row, value: {}, problems: [], record: null, changed: {} };
  if (row.wrongCount !== null) {
    const expected = Object.keys(row.cells).length;
    const params = { row: row.row, found: row.wrongCount, expected };
    planned.problems.push({ column: null, code: 'csv_cell_count', params });
    return planned;
  }
  for (const column of Object.keys(row.cells) as (keyof T & string)[]) {
    const { parse, fallback } = spec.columns[column];
    const text = row.cells[column] ?? '';
    try {
      if (text !== '') planned.value[column] = parse(text);
      else if (fallback) planned.value[column] = fallback.value;
      else throw new CellRefusal('required');
    } catch (error) {
      if (!(error instanceof CellRefusal)) throw error;
      planned.problems.push({ column, code: error.code, params: error.params });
    }
  }
  for (const { column, code, params } of spec.check?.(planned.value) ?? []) {
    planned.problems.push({ column, code, params: params ?? {} });
  }
  return planned;
}

/** Null where a part of the key could not be read. */
function keyOf<T extends object>(spec: CsvSpec<T>, value: Partial<T>): string | null {
  const parts = spec.key.map((column) => {
    const part = value[column];
    return part === undefined ? null : spec.columns[column].format(part);
  });
  return parts.includes(null) ? null : JSON.stringify(parts);
}

function differences<T extends object>(spec: CsvSpec<T>, row: Partial<T>, now: T): Partial<T> {
  const changed: Partial<T> = {};
  for (const column of Object.keys(row) as (keyof T & string)[]) {
    const { format } = spec.columns[column];
    if (format(row[column] as T[typeof column]) !== format(now[column])) {
      changed[column] = row[column];
    }
  }
  return changed;
}

function completed<T extends object>(spec: CsvSpec<T>, value: Partial<T>): T {
  const whole: Partial<T> = { ...value };
  for (const column of Object.keys(spec.columns) as (keyof T & string)[]) {
    const { fallback } = spec.columns[column];
    if (!(column in whole) && fallback) whole[column] = fallback.value;
  }
  return whole as T;
}

function actionOf(row: PlannedRow<object, unknown>): ImportAction {
  if (row.problems.length > 0) return 'error';
  if (row.record === null) return 'create';
  return Object.keys(row.changed).length > 0 ? 'update' : 'same';
}

/** The rows of the file against what stands. Throws `file_invalid` when it is no such CSV at all. */
function plan<T extends object, E>(
  csv: string,
  spec: CsvSpec<T>,
  target: CsvTarget<T, E>,
): { columns: string[]; rows: PlannedRow<T, E>[] } {
  const names = Object.keys(spec.columns) as (keyof T & string)[];
  const { columns, rows } = parseCsvTable(csv, {
    columns: names,
    required: names.filter((name) => !spec.columns[name].fallback || spec.key.includes(name)),
    maxRows: spec.maxRows ?? 5000,
  });
  const standing = new Map(
    target.existing.map((record) => [keyOf(spec, target.valuesOf(record)), record]),
  );
  const seen = new Map<string, number>();
  const planned = rows.map((tableRow) => {
    const row = readCells<T, E>(spec, tableRow);
    const key = keyOf(spec, row.value);
    if (key === null) return row;
    const first = seen.get(key);
    if (first !== undefined) {
      const column = spec.key[0] ?? null;
      row.problems.push({ column, code: 'csv_duplicate_key', params: { row: first } });
      return row;
    }
    seen.set(key, row.row);
    row.record = standing.get(key) ?? null;
    if (row.record !== null) {
      row.changed = differences(spec, row.value, target.valuesOf(row.record));
    }
    return row;
  });
  return { columns, rows: planned };
}

function refuse(rows: readonly PlannedRow<object, unknown>[]): void {
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
  const { columns, rows } = plan(input.csv, spec, target);
  if (input.apply) {
    refuse(rows);
    for (const row of rows) {
      const action = actionOf(row);
      if (action === 'create') await target.create(completed(spec, row.value));
      if (action === 'update' && row.record !== null) {
        await target.update(row.record, row.changed);
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
  return { columns, rows: reported, counts, applied: input.apply };
}

/** Words for the problems of a preview, in the reader's language. */
export function fieldMessages(
  translator: Pick<Translator, 't'>,
  language: Language,
): (code: string, params: CsvParams) => string {
  return (code, params) => translator.t(language, `fields.${code}`, params);
}
