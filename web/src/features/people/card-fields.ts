import type { FieldValue } from '../../components/autosave/save-types.js';
import type { Person } from '../own-delegation/types.js';

/** The fields of a person's card that save themselves. The document's number has its own way. */
export type CardFields = Pick<
  Person,
  | 'honorific'
  | 'title'
  | 'givenNames'
  | 'familyName'
  | 'nativeName'
  | 'position'
  | 'nationality'
  | 'dateOfBirth'
  | 'languages'
  | 'documentType'
  | 'documentCountry'
  | 'documentExpiresOn'
  | 'email'
  | 'phone'
  | 'diet'
  | 'dietNote'
  | 'accessNeeds'
  | 'emergencyName'
  | 'emergencyPhone'
  | 'attendsFrom'
  | 'attendsTo'
  | 'subBureauIso2'
>;

export type CardField = keyof CardFields;

/** Every field of a card that can be missing or has something to say, with the document's number. */
export type NamedField = CardField | 'documentNumber' | 'photoFileId';

export const honorifics = [
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
] as const satisfies readonly Person['honorific'][];

export const documentTypes = [
  'passport',
  'service_passport',
  'diplomatic_passport',
  'laissez_passer',
  'national_id',
] as const satisfies readonly NonNullable<Person['documentType']>[];

export const diets = [
  'none',
  'vegetarian',
  'vegan',
  'halal',
  'kosher',
  'other',
] as const satisfies readonly Person['diet'][];

/** The card as its form holds it. */
export const toCard = (person: Person): CardFields => ({
  honorific: person.honorific,
  title: person.title,
  givenNames: person.givenNames,
  familyName: person.familyName,
  nativeName: person.nativeName,
  position: person.position,
  nationality: person.nationality,
  dateOfBirth: person.dateOfBirth,
  languages: person.languages,
  documentType: person.documentType,
  documentCountry: person.documentCountry,
  documentExpiresOn: person.documentExpiresOn,
  email: person.email,
  phone: person.phone,
  diet: person.diet,
  dietNote: person.dietNote,
  accessNeeds: person.accessNeeds,
  emergencyName: person.emergencyName,
  emergencyPhone: person.emergencyPhone,
  attendsFrom: person.attendsFrom,
  attendsTo: person.attendsTo,
  subBureauIso2: person.subBureauIso2,
});

/** Fields that the server keeps as null when nothing stands in them. */
const nullable = new Set<string>([
  'nationality',
  'dateOfBirth',
  'documentType',
  'documentNumber',
  'documentCountry',
  'documentExpiresOn',
  'email',
  'phone',
  'emergencyPhone',
  'attendsFrom',
  'attendsTo',
  'subBureauIso2',
]);

/** A value as the server takes it. */
export const toServer = (field: string, value: FieldValue): FieldValue => {
  if (typeof value === 'string' && nullable.has(field)) {
    const text = value.trim();
    return text === '' ? null : text;
  }
  return value;
};
