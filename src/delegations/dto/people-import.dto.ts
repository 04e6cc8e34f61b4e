import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { MOST_COLUMNS, MOST_IN_CELL, MOST_ROWS } from '../../common/tables/read/table-text.js';
import { TABLE_FORMATS, type TableFormat } from '../../common/tables/table-file.js';
import {
  IMPORT_FIELDS,
  ROW_STATES,
  type ImportField,
  type RowState,
} from '../domain/import/import-fields.js';

const MAPPING = {
  type: 'array' as const,
  items: { type: 'string' as const, enum: [...IMPORT_FIELDS], nullable: true },
};

export class PeopleFileQuery {
  @ApiProperty({ enum: TABLE_FORMATS, example: 'xlsx' })
  @IsIn(TABLE_FORMATS)
  format: TableFormat;
}

/** A row of a file as text. */
export class ImportedRowDto {
  /**
   * As a spreadsheet counts; the heading is often 1.
   * @example 2
   */
  @IsInt()
  @Min(1)
  @Max(2_000_000)
  row: number;

  /** @example ["Head", "Benali", "Amina"] */
  @IsArray()
  @ArrayMaxSize(MOST_COLUMNS)
  @IsString({ each: true })
  @MaxLength(MOST_IN_CELL, { each: true })
  cells: string[];
}

/** What stands in a file. It is not kept: the next steps are sent the rows again. */
export class ReadPeopleDto {
  /** @example ["Role", "Family name", "Given names"] */
  headers: string[];

  rows: ImportedRowDto[];

  /** What each column seems to hold; null where it is not known. */
  @ApiProperty(MAPPING)
  mapping: (ImportField | null)[];
}

/** The rows of a file, and what its columns hold. */
export class PreviewPeopleDto {
  /** The field of each column; null for one that is not taken. */
  @ApiProperty(MAPPING)
  @IsArray()
  @ArrayMaxSize(MOST_COLUMNS)
  @IsIn([...IMPORT_FIELDS, null], { each: true })
  mapping: (ImportField | null)[];

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ROWS)
  @ValidateNested({ each: true })
  @Type(() => ImportedRowDto)
  rows: ImportedRowDto[];
}

export class RefusedPeopleDto extends PreviewPeopleDto {
  /** The headings of the file, as they stood. */
  @IsArray()
  @ArrayMaxSize(MOST_COLUMNS)
  @IsString({ each: true })
  @MaxLength(MOST_IN_CELL, { each: true })
  headers: string[];
}

/** A row that is to be done, and whom the preview found for it. */
export class ChosenRowDto {
  /** @example 2 */
  @IsInt()
  row: number;

  /** Null for somebody new. */
  @IsOptional()
  @IsUUID()
  personId: string | null;

  /** Of the person, as in the preview. */
  @IsOptional()
  @IsInt()
  version: number | null;
}

export class AcceptPeopleDto extends PreviewPeopleDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ROWS)
  @ValidateNested({ each: true })
  @Type(() => ChosenRowDto)
  chosen: ChosenRowDto[];
}

/** Something about a cell or a row, in the reader's words. */
export class ImportNoteDto {
  /** Null for the row as a whole. */
  @ApiProperty({ enum: IMPORT_FIELDS, nullable: true })
  field: ImportField | null;

  /** @example 'not_date' */
  code: string;

  /** @example 'Enter a valid date, for example 2025-11-24.' */
  message: string;
}

/** A field of a person before and after, as a cell has it. */
export class ImportChangeDto {
  @ApiProperty({ enum: IMPORT_FIELDS })
  field: ImportField;

  /** @example 'Delegate' */
  from: string;

  /** @example 'Adviser' */
  to: string;
}

/** What a row would do. */
export class PreviewedRowDto {
  /** @example 2 */
  row: number;

  @ApiProperty({ enum: ROW_STATES })
  state: RowState;

  /** Whom the row changes; null for somebody new. */
  personId: string | null;

  /** Of that person. */
  version: number | null;

  /** @example 'Amina Benali' */
  name: string;

  /** Of somebody new there are none: all of the row is. */
  changes: ImportChangeDto[];

  /** Why it cannot be taken. */
  problems: ImportNoteDto[];

  /** What somebody should look at. It stands in nobody's way. */
  warnings: ImportNoteDto[];
}

export class PlacesDto {
  /** @example 8 */
  quota: number;

  /** @example 5 */
  used: number;
}

export class PeoplePreviewDto {
  rows: PreviewedRowDto[];

  /** Of the delegation itself; a sub-bureau has its own. */
  places: PlacesDto;
}

export class ImportedPeopleDto {
  /** @example 6 */
  added: number;

  /** @example 1 */
  changed: number;

  /**
   * Chosen, but as in the file already.
   * @example 0
   */
  same: number;
}
