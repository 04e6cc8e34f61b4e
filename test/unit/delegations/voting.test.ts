import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countVotes,
  DEFAULT_RULE,
  fractionOf,
  MAJORITIES,
  votesNeeded,
  type VotingRule,
} from '../../../src/delegations/voting/domain/majority.js';
import { votesNeeded as votesNeededOnThePage } from '../../../web/src/features/voting/majority.js';
import { presenceOf, votingObstacle } from '../../../src/delegations/voting/domain/voting-right.js';

const rows = (members: number, entitled: number, present: number) =>
  Array.from({ length: members }, (_, index) => ({
    mayVote: index < entitled,
    present: index < present,
  }));

describe('majority and quorum', () => {
  it.each([
    [0, 1, 0],
    [1, 1, 1],
    [2, 2, 2],
    [3, 2, 2],
    [4, 3, 3],
    [146, 74, 98],
    [147, 74, 98],
    [148, 75, 99],
    [196, 99, 131],
  ])('of %i votes cast are %i and %i', (cast, simple, twoThirds) => {
    expect(votesNeeded('simple', cast, 196)).toBe(simple);
    expect(votesNeeded('two_thirds', cast, 196)).toBe(twoThirds);
    expect(votesNeeded('two_thirds_of_members', cast, 196)).toBe(131);
    for (const majority of MAJORITIES) {
      expect(votesNeededOnThePage(majority, cast, 196)).toBe(votesNeeded(majority, cast, 196));
    }
  });

  it('are the least numbers that are enough', () => {
    const counts = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(counts, (cast) => {
        const simple = votesNeeded('simple', cast, cast);
        expect(simple * 2 > cast && (simple - 1) * 2 <= cast).toBe(true);
        const twoThirds = votesNeeded('two_thirds', cast, cast);
        expect(twoThirds * 3 >= cast * 2 && (twoThirds - 1) * 3 < cast * 2).toBe(true);
      }),
    );
    fc.assert(
      fc.property(counts, counts, counts, (count, a, b) => {
        const [numerator, denominator] = [Math.min(a, b), Math.max(a, b)];
        const least = fractionOf(count, numerator, denominator);
        expect(least * denominator).toBeGreaterThanOrEqual(count * numerator);
        expect((least - 1) * denominator).toBeLessThan(count * numerator);
      }),
    );
  });

  it('count all members in the hall, or only those who may vote', () => {
    // 66 of 196 are a third; 60 of them may vote.
    const hall = rows(196, 60, 66);
    expect(countVotes(hall, DEFAULT_RULE)).toMatchObject({
      members: 196,
      entitled: 60,
      present: 66,
      presentEntitled: 60,
      quorum: 66,
      quorumReached: true,
    });
    expect(countVotes(rows(196, 60, 65), DEFAULT_RULE).quorumReached).toBe(false);
    const ofVoters: VotingRule = { ...DEFAULT_RULE, quorumBase: 'entitled' };
    expect(countVotes(rows(196, 60, 19), ofVoters)).toMatchObject({
      quorum: 20,
      quorumReached: false,
      quorumMissing: 1,
    });
    // An empty hall is no quorum of an empty roll.
    expect(countVotes([], DEFAULT_RULE)).toMatchObject({ quorum: 1, quorumReached: false });
  });
});

describe('who may vote', () => {
  const facts = {
    delegation: 'confirmed',
    credentials: 'verified',
    vote: 'granted',
    suspended: false,
  } as const;

  it('is a confirmed delegation whose verified letter grants it, not suspended', () => {
    expect(votingObstacle(facts)).toBeNull();
    expect(votingObstacle({ ...facts, suspended: true })).toBe('suspended');
    expect(votingObstacle({ ...facts, delegation: null })).toBe('no_delegation');
    expect(votingObstacle({ ...facts, delegation: 'withdrawn' })).toBe('not_coming');
    expect(votingObstacle({ ...facts, delegation: 'approved' })).toBe('not_confirmed');
    expect(votingObstacle({ ...facts, credentials: 'received' })).toBe('credentials_received');
    for (const vote of [null, 'pending', 'refused'] as const) {
      expect(votingObstacle({ ...facts, vote })).toBe('vote_not_granted');
    }
  });

  it('is in the hall by the roll call before check-in', () => {
    const at = new Date('2025-11-24T09:00:00Z');
    expect(presenceOf(null, null)).toEqual({ present: false, source: null, at: null });
    expect(presenceOf(null, at)).toEqual({ present: true, source: 'check_in', at });
    expect(presenceOf({ present: false, at }, at)).toMatchObject({
      present: false,
      source: 'roll_call',
    });
  });
});
