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
