import { CsvError, parse } from 'csv-parse/sync';
import { ReferenceFileError, type ReferenceFileCode } from './reference-file-error.js';

/** Name and bytes of a data file. */
export interface SourceFile {
  name: string;
  content: Uint8Array;
}

/** One row, read by column name; knows where it stands. */
export class CsvRow<C extends string> {
  constructor(
    private readonly file: string,
    readonly row: number,
    private readonly cells: Record<C, string>,
  ) {}

  /** The cell as it is; may be empty. */
  text(column: C): string {
    return this.cells[column];
  }

  /** The cell; refuses an empty one (with `code`), one longer than `maxLength` or with spaces around. */
  required(column: C, maxLength: number, code: ReferenceFileCode = 'missing_value'): string {
    const value = this.cells[column];
    if (value.trim() === '') this.refuse(code, column);
    if (value !== value.trim()) this.refuse('surrounding_space', column, JSON.stringify(value));
    if (value.length > maxLength) this.refuse('too_long', column, `more than ${maxLength}`);
    return value;
  }

  /** The cell, when `accepts` knows it; refuses it with `code` otherwise. */
  known<T extends string>(
    column: C,
    accepts: (value: unknown) => value is T,
    code: ReferenceFileCode,
  ): T {
    const value = this.required(column, 64);
    return accepts(value) ? value : this.refuse(code, column, value);
  }

  refuse(code: ReferenceFileCode, column: C | null, detail = ''): never {
    throw new ReferenceFileError(code, { file: this.file, row: this.row, column }, detail);
  }
}

export function decodeUtf8(source: SourceFile): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(source.content);
  } catch (cause) {
    throw new ReferenceFileError('not_utf8', { file: source.name, row: null, column: null }, '', {
      cause,
    });
  }
}

function records(source: SourceFile): string[][] {
  const text = decodeUtf8(source);
  try {
    return parse(text, { relax_column_count: true, skip_empty_lines: false });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = typeof error['lines'] === 'number' ? error['lines'] : null;
    throw new ReferenceFileError(
      'malformed_csv',
      { file: source.name, row, column: null },
      error.code,
      { cause: error },
    );
  }
}

/**
 * Reads a CSV file (UTF-8, comma, header row) whose header must be exactly `columns`. Throws
 * {@link ReferenceFileError} with row and column for another header, a row of another width, or no rows.
 */
export function parseTable<C extends string>(
  source: SourceFile,
  columns: readonly C[],
): CsvRow<C>[] {
  const [header = [], ...body] = records(source);
  columns.forEach((column, index) => {
    if (header[index] !== column) {
      throw new ReferenceFileError(
        'wrong_header',
        { file: source.name, row: 1, column },
        `found ${JSON.stringify(header[index] ?? '')}`,
      );
    }
  });
  const surplus = header[columns.length];
  if (surplus !== undefined) {
    throw new ReferenceFileError(
      'wrong_header',
      { file: source.name, row: 1, column: surplus },
      'not expected',
    );
  }
  if (body.length === 0) {
    throw new ReferenceFileError('no_rows', { file: source.name, row: null, column: null });
  }
  return body.map((cells, index) => {
    const row = index + 2;
    if (cells.length !== columns.length) {
      throw new ReferenceFileError(
        'wrong_column_count',
        { file: source.name, row, column: columns[cells.length] ?? columns.at(-1) ?? null },
        `${cells.length} instead of ${columns.length}`,
      );
    }
    const named = Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']));
    return new CsvRow(source.name, row, named as Record<C, string>);
  });
}
