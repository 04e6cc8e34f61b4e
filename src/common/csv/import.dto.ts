import { IsBoolean, IsString, MaxLength } from 'class-validator';
import type { ImportAction, ImportReport } from './csv-import.js';

/** A CSV file to preview or to apply. */
export class ImportDto {
  /**
   * The file: comma or semicolon, header row, UTF-8; at most a million characters.
   * @example 'name,capacity\nAtlas 1,12\n'
   */
  @MaxLength(1_000_000)
  @IsString()
  csv: string;

  /**
   * False shows what would happen; true does it, unless a row has an error.
   * @example false
   */
  @IsBoolean()
  apply: boolean;
}

export class ImportProblemDto {
  /**
   * Null where the whole row is wrong.
   * @example 'capacity'
   */
  column: string | null;

  /** @example 'not_integer' */
  code: string;

  /** @example 'Must be a whole number.' */
  message: string;
}

export class ImportRowDto {
  /**
   * Row of the file, the header being 1.
   * @example 2
   */
  row: number;

  /** @example { "name": "Atlas 1", "capacity": "12" } */
  values: Record<string, string>;

  /** @example 'create' */
  action: ImportAction;

  errors: ImportProblemDto[];
}

export class ImportCountsDto {
  /** @example 12 */
  create: number;

  /** @example 1 */
  update: number;

  /** @example 0 */
  same: number;

  /** @example 0 */
  error: number;
}

/** What an import does or did, row by row. */
export class ImportReportDto implements ImportReport {
  /** @example ["name", "capacity"] */
  columns: string[];

  rows: ImportRowDto[];

  counts: ImportCountsDto;

  applied: boolean;
}
