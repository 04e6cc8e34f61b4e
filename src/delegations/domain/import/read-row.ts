import { fold } from '../../../reference/domain/fold.js';
import type { DelegateRole } from '../delegate-roles.js';
import type { Diet, DocumentType, Honorific } from '../person-choices.js';
import {
  isDateField,
  type CellNote,
  type ColumnMapping,
  type DateField,
  type ImportField,
} from './import-fields.js';
import { dateOrder, readDate, type DateOrder } from './read-date.js';

/** Words by which a cell is understood, folded, with what the card keeps for them. */
export interface CellWords {
  role: ReadonlyMap<string, DelegateRole>;
  honorific: ReadonlyMap<string, Honorific>;
  documentType: ReadonlyMap<string, DocumentType>;
  diet: ReadonlyMap<string, Diet>;
  /** Countries, and organisations that issue documents, by codes and names. */
  countries: ReadonlyMap<string, string>;
  languages: ReadonlyMap<string, string>;
}

/** A row as the card takes it: an empty cell says nothing of its field. */
export interface RowRead {
  values: Partial<Record<ImportField, string | string[]>>;
  problems: CellNote[];
  warnings: CellNote[];
}

/** The masks of this product, and the stars and crosses of others. */
const MASKED = /[•●∙*]|x{4}/i;
const LISTED = /[,;|/،؛]|\s+(?:and|et|y|و)\s+/u;

/** The order of the dates in each column that holds some. */
export function dateOrders(
  mapping: ColumnMapping,
  rows: readonly (readonly string[])[],
): ReadonlyMap<DateField, DateOrder> {
  const orders = new Map<DateField, DateOrder>();
  mapping.forEach((field, column) => {
    if (field === null || !isDateField(field)) return;
    orders.set(field, dateOrder(rows.map((cells) => cells[column] ?? '')));
  });
  return orders;
}

export function readRow(
  mapping: ColumnMapping,
  cells: readonly string[],
  words: CellWords,
  orders: ReadonlyMap<DateField, DateOrder>,
): RowRead {
  const row: RowRead = { values: {}, problems: [], warnings: [] };
  mapping.forEach((field, column) => {
    const cell = cells[column]?.trim() ?? '';
    if (field !== null && cell !== '') readCell(row, field, cell, words, orders);
  });
  return row;
}

function readCell(
  row: RowRead,
  field: ImportField,
  cell: string,
  words: CellWords,
  orders: ReadonlyMap<DateField, DateOrder>,
): void {
  const keep = (value: string | string[] | undefined, code: string): void => {
    if (value === undefined) row.problems.push({ field, code });
    else row.values[field] = value;
  };
  if (isDateField(field)) {
    const read = readDate(cell, orders.get(field) ?? 'unsaid');
    if ('problem' in read) row.problems.push({ field, code: read.problem });
    else row.values[field] = read.value;
    if ('note' in read && read.note) {
      row.warnings.push({ field, code: read.note, params: { date: read.value } });
    }
    return;
  }
  switch (field) {
    case 'role':
    case 'honorific':
    case 'documentType':
    case 'diet':
      return keep(words[field].get(fold(cell)), 'word_not_read');
    case 'nationality':
      return keep(words.countries.get(fold(cell)), 'country_not_read');
    case 'documentCountry':
      return keep(words.countries.get(fold(cell)), 'country_not_read');
    case 'subBureauIso2':
      return keep(words.countries.get(fold(cell)) ?? cell, 'not_allowed_value');
    case 'languages':
      return keep(languages(cell, words), 'language_unknown');
    case 'documentNumber':
      if (MASKED.test(cell)) row.warnings.push({ field, code: 'number_masked' });
      else row.values[field] = cell;
      return;
    default:
      row.values[field] = cell;
  }
}

/** Undefined where one of them is not known. */
function languages(cell: string, words: CellWords): string[] | undefined {
  const parts = cell.split(LISTED).filter((part) => part.trim() !== '');
  const codes = parts.map((part) => words.languages.get(fold(part)));
  return codes.every((code) => code !== undefined) ? codes : undefined;
}
