import type { Delegation, Person } from './types.js';

/** A line of what the delegation needs before it can be submitted. */
export type CheckItem =
  | { kind: 'head' | 'alternate' | 'names'; done: boolean }
  | { kind: 'name'; done: false; person: Person };

/**
 * What stands and what is missing. A head and both names of everybody are required; an alternate is
 * advised, as somebody must keep the seat while the head meets.
 */
export function checklist({ people, missing }: Delegation): CheckItem[] {
  const unnamed = new Set(
    missing.flatMap(({ path }) => {
      const index = /^people\[(\d+)\]/.exec(path)?.[1];
      const person = index === undefined ? undefined : people[Number(index)];
      return person ? [person] : [];
    }),
  );
  const items: CheckItem[] = [
    { kind: 'head', done: people.some(({ role }) => role === 'head') },
    { kind: 'alternate', done: people.some(({ role }) => role === 'alternate') },
  ];
  if (people.length > 0 && unnamed.size === 0) items.push({ kind: 'names', done: true });
  for (const person of unnamed) items.push({ kind: 'name', done: false, person });
  return items;
}

/** First and family name as one, whatever of them is there. */
export const fullName = ({ givenNames, familyName }: Pick<Person, 'givenNames' | 'familyName'>) =>
  [givenNames, familyName].filter(Boolean).join(' ');
