import type { CardInput } from '../../src/delegations/people/delegate.input.js';

let count = 0;

/** A card with all that a clearance needs; no two alike. */
export function fullCard(change: CardInput = {}): CardInput {
  count += 1;
  return {
    givenNames: 'Nour',
    familyName: `Person ${'abcdefghij'[count % 10]}${'abcdefghij'[Math.floor(count / 10) % 10]}`,
    nationality: 'MA',
    dateOfBirth: `19${60 + (count % 30)}-03-14`,
    documentType: 'passport',
    documentNumber: `AB${100_000 + count}`,
    documentCountry: 'MA',
    documentExpiresOn: '2029-08-31',
    ...change,
  };
}
