import { fold } from '../../../reference/domain/fold.js';
import { COLUMN_SYNONYMS } from './column-synonyms.js';
import { IMPORT_FIELDS, type ImportField } from './import-fields.js';

/** Names of columns, folded, with the field that they mean. */
export type HeaderWords = ReadonlyMap<string, ImportField>;

/** The words of the product, by which its own files are known, before those of others. */
export function headerWords(own: (field: ImportField) => readonly string[]): HeaderWords {
  const words = new Map<string, ImportField>();
  const add = (word: string, field: ImportField): void => {
    const folded = fold(word);
    if (!words.has(folded)) words.set(folded, field);
  };
  for (const field of IMPORT_FIELDS) for (const word of own(field)) add(word, field);
  for (const field of IMPORT_FIELDS) {
    add(field, field);
    for (const word of COLUMN_SYNONYMS[field]) add(word, field);
  }
  return words;
}

/** What each column seems to hold; each field once, by the first column that names it. */
export function proposeMapping(
  headers: readonly string[],
  words: HeaderWords,
): (ImportField | null)[] {
  const taken = new Set<ImportField>();
  return headers.map((header) => {
    // "Date of birth (DD/MM/YYYY) *" is the date of birth.
    const found = words.get(fold(header)) ?? words.get(fold(header.replace(/\([^)]*\)/g, ' ')));
    if (found === undefined || taken.has(found)) return null;
    taken.add(found);
    return found;
  });
}
