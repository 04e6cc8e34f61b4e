/** How a decision is carried. */
export const MAJORITIES = ['simple', 'two_thirds', 'two_thirds_of_members'] as const;
export type Majority = (typeof MAJORITIES)[number];

/** Of whom the quorum is a fraction: all members, or those that may vote. */
export const QUORUM_BASES = ['members', 'entitled'] as const;
export type QuorumBase = (typeof QUORUM_BASES)[number];

/** The rules of an Assembly's votes. */
export interface VotingRule {
  quorumNumerator: number;
  quorumDenominator: number;
  quorumBase: QuorumBase;
  majority: Majority;
}

/**
 * What holds until an Assembly says otherwise: a third of the members present, and more votes for than
 * against. To be compared with the Assembly's own rules of procedure before the first vote.
 */
export const DEFAULT_RULE: VotingRule = {
  quorumNumerator: 1,
  quorumDenominator: 3,
  quorumBase: 'members',
  majority: 'simple',
};

/** The least whole number that is at least this fraction of `count`. Whole numbers only: no rounding error. */
export function fractionOf(count: number, numerator: number, denominator: number): number {
  return Math.floor((count * numerator + denominator - 1) / denominator);
}

/**
 * Votes for that carry a decision.
 * @param cast votes for and against; abstentions are none
 * @param members all members of the Organization
 */
export function votesNeeded(majority: Majority, cast: number, members: number): number {
  if (majority === 'simple') return Math.floor(cast / 2) + 1;
  return fractionOf(majority === 'two_thirds' ? cast : members, 2, 3);
}

export interface VotingCounts {
  /** Members of the Organization. */
  members: number;
  /** Members that may vote. */
  entitled: number;
  /** Members in the hall, whether they may vote or not. */
  present: number;
  /** Members in the hall that may vote. */
  presentEntitled: number;
  /** Members that must be in the hall. */
  quorum: number;
  quorumReached: boolean;
  /** Members that are still to come for it. */
  quorumMissing: number;
  /** Votes for that carry a decision when everybody who may votes for or against. */
  needed: Record<Majority, number>;
}

/** Counts the roll. Of a quorum of those who may vote only they count, of one of members all present. */
export function countVotes(
  rows: readonly { mayVote: boolean; present: boolean }[],
  rule: VotingRule,
): VotingCounts {
  const members = rows.length;
  const entitled = rows.filter(({ mayVote }) => mayVote).length;
  const present = rows.filter((row) => row.present).length;
  const presentEntitled = rows.filter((row) => row.present && row.mayVote).length;
  const { quorumNumerator, quorumDenominator, quorumBase } = rule;
  const base = quorumBase === 'members' ? members : entitled;
  const quorum = Math.max(1, fractionOf(base, quorumNumerator, quorumDenominator));
  const counted = quorumBase === 'members' ? present : presentEntitled;
  return {
    members,
    entitled,
    present,
    presentEntitled,
    quorum,
    quorumReached: counted >= quorum,
    quorumMissing: Math.max(0, quorum - counted),
    needed: {
      simple: votesNeeded('simple', presentEntitled, members),
      two_thirds: votesNeeded('two_thirds', presentEntitled, members),
      two_thirds_of_members: votesNeeded('two_thirds_of_members', presentEntitled, members),
    },
  };
}
