import type { Majority } from './queries.js';

/**
 * Votes for that carry a decision, as the server counts them.
 * @param cast votes for and against; abstentions are none
 * @param members all members of the Organization
 */
export function votesNeeded(majority: Majority, cast: number, members: number): number {
  if (majority === 'simple') return Math.floor(cast / 2) + 1;
  return Math.ceil(((majority === 'two_thirds' ? cast : members) * 2) / 3);
}
