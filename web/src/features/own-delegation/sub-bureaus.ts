import { takesPlace } from './checklist.js';
import type { Delegation, OwnParty, Person } from './types.js';

/** The sub-bureaus that sit in the delegation. */
export const subBureausOf = ({ parties }: Pick<Delegation, 'parties'>): OwnParty[] =>
  parties
    .filter(({ kind }) => kind === 'sub_bureau')
    .toSorted((a, b) => a.code.localeCompare(b.code));

/** The sub-bureau for which a person comes; undefined for the delegation itself. */
export const bureauOf = (
  delegation: Pick<Delegation, 'parties'>,
  { subBureauIso2 }: Pick<Person, 'subBureauIso2'>,
): OwnParty | undefined => subBureausOf(delegation).find(({ code }) => code === subBureauIso2);

type Holder = Pick<Delegation, 'people' | 'parties' | 'quota'>;

/** Places of the delegation with those of its sub-bureaus, and how many of them are taken. */
export function placesOf(delegation: Holder): { used: number; quota: number } {
  const given = subBureausOf(delegation).map(({ quota }) => quota ?? 0);
  return {
    used: delegation.people.filter(takesPlace).length,
    quota: given.reduce((sum, quota) => sum + quota, delegation.quota),
  };
}

/** Places that are left for a sub-bureau, or with null for the delegation itself. */
export function freePlaces(delegation: Holder, bureau: string | null): number {
  const own =
    bureau === null ? delegation : subBureausOf(delegation).find(({ code }) => code === bureau);
  const used = delegation.people.filter(
    (person) => takesPlace(person) && person.subBureauIso2 === bureau,
  );
  return Math.max(0, (own?.quota ?? 0) - used.length);
}
