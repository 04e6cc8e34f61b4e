import { claimablePowers, type Power } from '../../delegations/credentials/domain/powers.js';
import type { DelegationStatus } from '../../delegations/domain/delegation-lifecycle.js';
import type { Random } from './random.js';

/** What becomes of an invented letter. `no_vote`: verified, but it does not grant the vote. */
export type Outcome = 'verified' | 'no_vote' | 'received' | 'rejected' | 'missing';

/** Members that are in arrears in the demonstration: invented, as everything in it. */
export const SUSPENDED = ['LS', 'NR', 'ST', 'SS'] as const;

/** Letters of a hundred confirmed members, by what became of them. */
const CONFIRMED: readonly [Outcome, number][] = [
  ['verified', 82],
  ['no_vote', 4],
  ['received', 8],
  ['rejected', 3],
];

/** What becomes of the letter of a delegation: the further its registration is, the further the letter. */
export function outcomeOf(
  { status, memberIso2 }: { status: DelegationStatus; memberIso2: string | null },
  random: Random,
): Outcome {
  // Drawn for everybody, so that one delegation more or less moves no other.
  let left = random.int(0, 99);
  if (status === 'approved' || status === 'submitted') return left < 60 ? 'received' : 'missing';
  if (status !== 'confirmed') return 'missing';
  for (const [outcome, share] of CONFIRMED) {
    if (left < share) return outcome === 'no_vote' && memberIso2 === null ? 'verified' : outcome;
    left -= share;
  }
  return 'missing';
}

/** The powers that the letter is said to grant. */
export function powersOf(isMember: boolean, outcome: Outcome): Power[] {
  return claimablePowers(isMember).filter(
    (power) => outcome !== 'no_vote' || (power !== 'vote' && power !== 'nominate'),
  );
}
