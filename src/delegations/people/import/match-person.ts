import { isUuid } from '../../../common/validation/uuid.js';
import { takesPlace } from '../../domain/accreditation.js';
import type { CellNote } from '../../domain/import/import-fields.js';
import { nameKey, type CleanCard } from '../clean-card.js';
import type { Delegate } from '../delegate.entity.js';

export interface Match {
  person: Delegate | null;
  warnings: CellNote[];
}

/**
 * Whom of the delegation a row means: by the reference of an export, by the document's number, by name and
 * date of birth, or by the name alone where one person only has it and nothing speaks against it.
 * @param holds whether a person's document has the number of the row
 */
export function matchPerson(
  people: readonly Delegate[],
  reference: string | undefined,
  card: CleanCard,
  holds: (person: Delegate) => boolean,
): Match {
  const referred = reference !== undefined && isUuid(reference) ? reference.toLowerCase() : null;
  const byReference = people.find(({ id }) => id === referred);
  if (byReference) return { person: byReference, warnings: [] };
  const holder = card.documentNumber ? people.filter(holds) : [];
  const byDocument = holder.find(takesPlace);
  if (byDocument) return { person: byDocument, warnings: [] };
  const left: CellNote[] =
    holder.length > 0 ? [{ field: 'documentNumber', code: 'same_document_left' }] : [];
  const match = byName(people.filter(takesPlace), card);
  return { person: match.person, warnings: [...left, ...match.warnings] };
}

function byName(people: readonly Delegate[], card: CleanCard): Match {
  const key = nameKey({ givenNames: card.givenNames ?? '', familyName: card.familyName ?? '' });
  const namesakes = key === '' ? [] : people.filter((person) => person.nameKey === key);
  const born = card.dateOfBirth ?? null;
  const sameAge = namesakes.filter(({ dateOfBirth }) => born !== null && dateOfBirth === born);
  const [first] = sameAge;
  if (first && sameAge.length === 1) return { person: first, warnings: [] };
  const [only] = namesakes;
  if (only && namesakes.length === 1 && !contradicts(only, card)) {
    return { person: only, warnings: [{ field: null, code: 'found_by_name' }] };
  }
  const warnings: CellNote[] = only ? [{ field: null, code: 'same_name' }] : [];
  return { person: null, warnings };
}

function contradicts({ dateOfBirth, documentTail }: Delegate, card: CleanCard): boolean {
  const otherAge = dateOfBirth !== null && Boolean(card.dateOfBirth);
  const otherDocument = documentTail !== null && Boolean(card.documentNumber);
  return otherAge || otherDocument;
}
