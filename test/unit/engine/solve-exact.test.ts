import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import {
  parseProblem,
  solve,
  validateSchedule,
  type PlacedMeeting,
} from '../../../src/scheduling/engine/index.js';
import { validate } from '../../bench/peer/validate.mjs';
import { bestScore } from './exhaustive.js';
import { tinyProblem, toInstance } from './tiny-problem.js';

// A busy machine may take its time over these.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

test('finds the most weight that any schedule of a tiny problem places', () => {
  fc.assert(
    fc.property(tinyProblem, fc.integer({ min: 0, max: 1000 }), (drawn, seed) => {
      const problem = parseProblem(toInstance(drawn));
      const solution = solve(problem, { seed, iterations: 400 });
      const peer = validate(problem, solution.meetings);
      expect(peer.errors).toEqual([]);
      expect(validateSchedule(problem, solution.meetings).violations).toEqual([]);
      expect(solution).toMatchObject({
        weightPlaced: peer.weightPlaced,
        idleGaps: peer.idleGaps,
        preferredMet: peer.preferredMet,
        preferredAsked: peer.preferredPlaced,
      });
      const score = (meetings: readonly PlacedMeeting[]): number[] => {
        const { weightPlaced, idleGaps } = validate(problem, meetings);
        return [-weightPlaced, idleGaps];
      };
      const [weight, idleGaps] = bestScore(problem, score);
      expect(solution.weightPlaced).toBe(-weight!);
      expect(solution.upperBound).toBeGreaterThanOrEqual(-weight!);
      expect(solution.idleGaps).toBeGreaterThanOrEqual(idleGaps!);
      expect(solution.unplaced.length).toBe(problem.requests.length - solution.meetings.length);
    }),
    { numRuns: 80, seed: 93 },
  );
});
