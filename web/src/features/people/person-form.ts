import type { Person, PersonRole } from '../own-delegation/types.js';

export const roles = [
  'head',
  'alternate',
  'delegate',
  'adviser',
  'interpreter',
  'security',
  'support',
] as const satisfies readonly PersonRole[];

/** Roles whose people can hold a meeting alone; the others accompany somebody. */
const speaking: ReadonlySet<string> = new Set(['head', 'alternate', 'delegate', 'adviser']);
export const speakers = (people: readonly Person[]): number =>
  people.filter(({ role }) => speaking.has(role)).length;

export interface PersonFields {
  givenNames: string;
  familyName: string;
  role: PersonRole;
  position: string;
  email: string;
  languages: string[];
  /** Code of the sub-bureau for which the person comes; empty for the delegation itself. */
  subBureauIso2: string;
}

export const fieldNames = [
  'givenNames',
  'familyName',
  'role',
  'position',
  'email',
  'languages',
  'subBureauIso2',
] as const satisfies readonly (keyof PersonFields)[];

export const emptyPerson = (role: PersonRole): PersonFields => ({
  givenNames: '',
  familyName: '',
  role,
  position: '',
  email: '',
  languages: [],
  subBureauIso2: '',
});

export const toFields = (person: Person): PersonFields => ({
  givenNames: person.givenNames,
  familyName: person.familyName,
  role: person.role,
  position: person.position,
  email: person.email ?? '',
  languages: [...person.languages],
  subBureauIso2: person.subBureauIso2 ?? '',
});

export const toBody = ({ email, subBureauIso2, ...fields }: PersonFields) => ({
  ...fields,
  subBureauIso2: subBureauIso2 === '' ? null : subBureauIso2,
  email: email.trim() === '' ? null : email.trim(),
});

/** Languages offered first; any other one can be found by its name. */
const offered =
  'ar en es fr am az be bg bn bs cs da de dv dz el et fa fi fil he hi hr hu hy id is it ja ka kk km ko ky lo lt lv mg mk mn ms mt my ne nl no ps pl pt ro ru rw si sk sl so sq sr sv sw ta tg th ti tk tr uk ur uz vi zh'.split(
    ' ',
  );

/** Languages by their name in the reader's language, those of the Organization first. */
export function languageOptions(language: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([language], { type: 'language' });
  const option = (value: string) => ({ value, label: names.of(value) ?? value });
  const [ar, en, es, fr, ...others] = offered.map(option);
  const first = [ar, en, es, fr].filter((entry) => entry !== undefined);
  const compare = new Intl.Collator(language).compare;
  return [
    ...first.toSorted((a, b) => compare(a.label, b.label)),
    ...others.toSorted((a, b) => compare(a.label, b.label)),
  ];
}
