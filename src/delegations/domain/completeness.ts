import { takesPlace, type Accreditation } from './accreditation.js';
import type { DelegateRole } from './delegate-roles.js';

/** The step before which something must be there, the earliest first. */
export const NEEDED_FOR = ['submit', 'clear', 'badge'] as const;
export type NeededFor = (typeof NEEDED_FOR)[number];

/** What is missing before a delegation can be submitted, or a person be cleared or have a badge. */
export interface MissingPart {
  /** `people`, or a field of one person such as `people[0].familyName`, in the order given. */
  path: string;
  code: 'head_missing' | 'required';
  personId: string | null;
  neededFor: NeededFor;
}

export interface PersonFacts {
  id: string;
  role: DelegateRole;
  accreditation: Accreditation;
  givenNames: string;
  familyName: string;
  nationality: string | null;
  dateOfBirth: string | null;
  documentType: string | null;
  documentTail: string | null;
  documentCountry: string | null;
  documentExpiresOn: string | null;
  photoFileId: string | null;
}

/**
 * A delegation keeps its place in time with the names of its people. Who they are and what they travel
 * with may follow: a reviewer needs it to clear them. The badge needs the photo, which can be taken on site.
 */
const FIELDS: Record<NeededFor, readonly (readonly [name: string, key: keyof PersonFacts])[]> = {
  submit: [
    ['givenNames', 'givenNames'],
    ['familyName', 'familyName'],
  ],
  clear: [
    ['nationality', 'nationality'],
    ['dateOfBirth', 'dateOfBirth'],
    ['documentType', 'documentType'],
    ['documentNumber', 'documentTail'],
    ['documentCountry', 'documentCountry'],
    ['documentExpiresOn', 'documentExpiresOn'],
  ],
  badge: [['photoFileId', 'photoFileId']],
};

/** What a person's card needs. `path` begins the paths, for example `people[2].`. */
export function missingOfPerson(person: PersonFacts, path = ''): MissingPart[] {
  if (!takesPlace(person)) return [];
  return NEEDED_FOR.flatMap((neededFor) =>
    FIELDS[neededFor]
      .filter(([, key]) => person[key] === '' || person[key] === null)
      .map(([field]) => ({
        path: `${path}${field}`,
        code: 'required' as const,
        personId: person.id,
        neededFor,
      })),
  );
}

/** What a delegation needs: a head, and the cards of everybody in it. Paths count `people` as given. */
export function missingParts(people: readonly PersonFacts[]): MissingPart[] {
  const head = people.some((person) => person.role === 'head' && takesPlace(person));
  return [
    ...(head
      ? []
      : [
          {
            path: 'people',
            code: 'head_missing' as const,
            personId: null,
            neededFor: 'submit' as const,
          },
        ]),
    ...people.flatMap((person, index) => missingOfPerson(person, `people[${index}].`)),
  ];
}

/** Those without which a reviewer cannot clear the person: all but the photo. */
export function missingToClear(person: PersonFacts): MissingPart[] {
  return missingOfPerson(person).filter(({ neededFor }) => neededFor !== 'badge');
}

/** Those without which the delegation cannot be submitted. */
export function missingToSubmit(people: readonly PersonFacts[]): MissingPart[] {
  return missingParts(people).filter(({ neededFor }) => neededFor === 'submit');
}
