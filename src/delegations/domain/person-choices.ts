/**
 * How a person is addressed on badge, letter and place card. None of them says a gender; `none` is the
 * name alone. Their texts stand in `src/locales/<language>/people.json`.
 */
export const HONORIFICS = [
  'none',
  'mx',
  'dr',
  'professor',
  'excellency',
  'honourable',
  'ambassador',
  'minister',
  'commissioner',
  'general',
  'colonel',
] as const;
export type Honorific = (typeof HONORIFICS)[number];

/** What a person travels with. */
export const DOCUMENT_TYPES = [
  'passport',
  'service_passport',
  'diplomatic_passport',
  'laissez_passer',
  'national_id',
] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

/** What a person eats; `other` says more in the note. */
export const DIETS = ['none', 'vegetarian', 'vegan', 'halal', 'kosher', 'other'] as const;
export type Diet = (typeof DIETS)[number];
