import { CARD_FIELDS } from '../card-fields.js';

/**
 * What a column of a list of people can hold, in the order in which the export has them: `reference` names
 * the person that a row of an export came from, the others are fields of the card.
 */
export const IMPORT_FIELDS = ['reference', ...CARD_FIELDS] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

export const DATE_FIELDS = [
  'dateOfBirth',
  'documentExpiresOn',
  'attendsFrom',
  'attendsTo',
] as const;
export type DateField = (typeof DATE_FIELDS)[number];

export function isDateField(field: ImportField): field is DateField {
  return (DATE_FIELDS as readonly string[]).includes(field);
}

/** The field of each column of a file, in its order; null for a column that is not taken. */
export type ColumnMapping = readonly (ImportField | null)[];

/** Something about a cell: a code under `fields.` in the locales, with the field it is about. */
export interface CellNote {
  /** Null for the row as a whole. */
  field: ImportField | null;
  code: string;
  params?: Record<string, unknown>;
}

/** What a row would do: add somebody, change somebody, nothing; or it cannot be taken. */
export const ROW_STATES = ['new', 'change', 'same', 'refused'] as const;
export type RowState = (typeof ROW_STATES)[number];
