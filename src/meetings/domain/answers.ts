import type { RequestStatus } from './request-lifecycle.js';

export interface PartyAnswer {
  partyId: string;
  position: number;
  answer: 'pending' | 'accepted' | 'declined';
}

/**
 * What the parties' answers make of a request. A bilateral is accepted or declined by its one other
 * party. A multilateral is accepted as soon as its host and one other agree, and declined only when
 * every other party has declined; the others join or decline one by one.
 */
export function outcomeOf(answers: readonly PartyAnswer[]): RequestStatus {
  const others = answers.filter((party) => party.position > 0);
  if (others.some((party) => party.answer === 'accepted')) return 'accepted';
  return others.every((party) => party.answer === 'declined') ? 'declined' : 'requested';
}

/** The same key for the same set of parties, in whatever order they are named. */
export function partiesKey(partyIds: readonly string[]): string {
  return [...partyIds].sort().join('+');
}

/**
 * Whether one of `speakingFor` can cancel the scheduled meeting: the party that asked, and in a meeting of
 * two the other one. A third party that joined cannot end the meeting of the others.
 */
export function mayCancel(
  answers: readonly PartyAnswer[],
  speakingFor: ReadonlySet<string>,
): boolean {
  const taking = answers.filter(({ answer }) => answer === 'accepted');
  return taking.some(
    ({ partyId, position }) => speakingFor.has(partyId) && (position === 0 || taking.length === 2),
  );
}
