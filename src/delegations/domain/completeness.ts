import type { DelegateRole } from './delegate-roles.js';

/** What is missing before a delegation can be submitted. */
export interface MissingPart {
  /** `people`, or a field of one person such as `people[0].familyName`, in the order given. */
  path: string;
  code: 'head_missing' | 'required';
}

export interface PersonNames {
  role: DelegateRole;
  givenNames: string;
  familyName: string;
}

/** A delegation needs a head, and both names of everybody in it. */
export function missingParts(people: readonly PersonNames[]): MissingPart[] {
  const missing: MissingPart[] = people.some(({ role }) => role === 'head')
    ? []
    : [{ path: 'people', code: 'head_missing' }];
  people.forEach((person, index) => {
    for (const field of ['givenNames', 'familyName'] as const) {
      if (person[field] === '')
        missing.push({ path: `people[${index}].${field}`, code: 'required' });
    }
  });
  return missing;
}
