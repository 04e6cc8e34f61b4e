import type { Language } from '../../../common/text/languages.js';
import type { ImportField } from '../../domain/import/import-fields.js';
import { maskedNumber } from '../../domain/person-texts.js';
import type { Delegate } from '../delegate.entity.js';
import type { PeopleWords } from './people-words.service.js';

/** How somebody came onto the list whom the delegation did not enter itself; empty for all others. */
export function markCell(
  words: PeopleWords,
  language: Language,
  { walkIn, enteredOnBehalf }: Pick<Delegate, 'walkIn' | 'enteredOnBehalf'>,
): string {
  const marks = [...(walkIn ? ['walkIn'] : []), ...(enteredOnBehalf ? ['onBehalf'] : [])];
  return marks.map((mark) => words.text(language, `marks.${mark}`)).join('; ');
}

/**
 * A field of a person as a cell has it: choices in words, countries and languages by code, dates as
 * `YYYY-MM-DD`. What is written here is read back as the same value.
 * @param number the document's number; its mask where it is not given
 */
export function personCell(
  words: PeopleWords,
  language: Language,
  person: Delegate,
  field: ImportField,
  number?: string,
): string {
  switch (field) {
    case 'reference':
      return person.id;
    case 'role':
    case 'honorific':
    case 'diet':
      return words.choice(language, field, person[field]);
    case 'documentType':
      return person.documentType ? words.choice(language, field, person.documentType) : '';
    case 'documentNumber':
      if (number !== undefined) return number;
      return person.documentTail === null ? '' : maskedNumber(person.documentTail);
    case 'languages':
      return person.languages.join(', ');
    default:
      return person[field] ?? '';
  }
}
