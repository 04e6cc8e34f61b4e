/** Why a reference file is refused. */
export type ReferenceFileCode =
  | 'file_unreadable'
  | 'not_utf8'
  | 'malformed_csv'
  | 'malformed_json'
  | 'wrong_header'
  | 'wrong_column_count'
  | 'no_rows'
  | 'missing_value'
  | 'too_long'
  | 'surrounding_space'
  | 'wrong_code'
  | 'wrong_year'
  | 'wrong_value'
  | 'unknown_region'
  | 'unknown_language'
  | 'unknown_time_zone'
  | 'unknown_kind'
  | 'unknown_member'
  | 'unknown_code'
  | 'member_as_sub_bureau'
  | 'duplicate_code'
  | 'duplicate_name'
  | 'missing_names'
  | 'missing_name'
  | 'not_arabic'
  | 'name_differs';

/** Where in a file the fault lies. */
export interface FilePlace {
  file: string;
  /** Row as a spreadsheet counts, the header being 1; null where no single row is at fault, and in JSON. */
  row: number | null;
  /** Name of the column, in JSON the path of the field; null where the whole row or file is at fault. */
  column: string | null;
}

/** A data file is not usable; says which, where and why. Nothing was changed. */
export class ReferenceFileError extends Error {
  readonly file: string;
  readonly row: number | null;
  readonly column: string | null;

  constructor(
    readonly code: ReferenceFileCode,
    place: FilePlace,
    /** What stood there, or what was expected. */
    readonly detail = '',
    options?: ErrorOptions,
  ) {
    const where = [
      place.file,
      ...(place.row === null ? [] : [`row ${place.row}`]),
      ...(place.column === null ? [] : [`column ${place.column}`]),
    ].join(', ');
    super(`${where}: ${code}${detail === '' ? '' : ` (${detail})`}`, options);
    this.name = 'ReferenceFileError';
    this.file = place.file;
    this.row = place.row;
    this.column = place.column;
  }
}
