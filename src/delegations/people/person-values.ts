import { fieldChanges } from '../../audit/field-changes.js';
import type { ValueChanges } from '../../audit/values/audit-values.js';
import { CARD_FIELDS } from '../domain/card-fields.js';
import { maskedNumber } from '../domain/person-texts.js';
import type { Delegate } from './delegate.entity.js';

/** All but the document's number, which is not shown. */
const FIELDS = CARD_FIELDS.filter((field) => field !== 'documentNumber');

/** Characters of the keyed hash that tell two numbers apart: 48 bits. */
const MARK_LENGTH = 8;

/** Values of a card by field. */
export type ShownCard = Record<string, unknown>;

/**
 * What the history shows of a card: the document's number masked, with a mark by which two numbers differ that end
 * alike; of the photo only whether there is one.
 */
export function shownCard(person: Partial<Delegate>): ShownCard {
  const { documentTail, documentHash, photoFileId } = person;
  return {
    ...Object.fromEntries(FIELDS.map((field) => [field, person[field] ?? null])),
    documentNumber: documentTail ? maskedNumber(documentTail) : null,
    documentMark: documentHash?.toString('base64url').slice(0, MARK_LENGTH) ?? null,
    photoFileId: photoFileId ? 'photo' : null,
  };
}

const isNothing = (value: unknown): boolean =>
  value === null ||
  value === '' ||
  value === 'none' ||
  (Array.isArray(value) && value.length === 0);

/** The values that a change of a card gave its fields; nothing is `before` for somebody new. */
export function personValues(before: ShownCard | undefined, after: Delegate): ValueChanges {
  const changes = fieldChanges(before ?? shownCard({}), shownCard(after), [
    ...FIELDS,
    'documentNumber',
    'documentMark',
    'photoFileId',
  ]);
  return Object.fromEntries(
    Object.entries(changes).filter(([, { from, to }]) => !(isNothing(from) && isNothing(to))),
  );
}
