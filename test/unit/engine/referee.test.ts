import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import {
  parseProblem,
  solve,
  validateSchedule,
  type PlacedMeeting,
  type Problem,
} from '../../../src/scheduling/engine/index.js';
import { generate } from '../../bench/peer/gen.mjs';
import { validate } from '../../bench/peer/validate.mjs';
import { judge } from '../../support/referee.js';
import { tinyProblem, toInstance } from './tiny-problem.js';

// A busy machine may take its time over these.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Meetings put anywhere, most of them wrongly, within the grid or a little beside it. */
function anySchedule(problem: Problem): fc.Arbitrary<PlacedMeeting[]> {
  return fc.array(
    fc
      .record({
        requestId: fc.constantFrom(...problem.requests.map(({ id }) => id), 77),
        slot: fc.integer({ min: -1, max: problem.slots.count }),
        room: fc.integer({ min: 0, max: problem.rooms.length }),
        interpreter: fc.constantFrom(undefined, undefined, 0, 1),
      })
      .map(({ interpreter, ...meeting }) =>
        interpreter === undefined ? meeting : { ...meeting, interpreter },
      ),
    { maxLength: 3 },
  );
}

/** The same problem with every principal in every meeting and rooms far from each other. */
function allWalk(problem: Problem): Problem {
  return {
    ...problem,
    rooms: problem.rooms.map((room, k) => ({ ...room, zone: k === 0 ? 'C' : 'A' })),
    requests: problem.requests.map((request) => ({
      ...request,
      principalA: true,
      principalB: true,
    })),
  };
}

test('three checkers written apart from each other say the same of any schedule', () => {
  const rules = new Map<number, number>();
  let valid = 0;
  fc.assert(
    fc.property(
      fc.tuple(tinyProblem, fc.boolean()).chain(([drawn, walking]) => {
        const problem = parseProblem(toInstance(walking ? allWalk(drawn) : drawn));
        return fc.tuple(fc.constant(problem), anySchedule(problem));
      }),
      ([problem, meetings]) => {
        const ruling = judge(problem, meetings);
        const own = validateSchedule(problem, meetings);
        const peer = validate(problem, meetings);
        expect(own.valid).toBe(ruling.broken.length === 0);
        expect(peer.valid).toBe(ruling.broken.length === 0);
        for (const number of ruling.broken) rules.set(number, (rules.get(number) ?? 0) + 1);
        if (!own.valid) return;
        valid++;
        expect(own.weightPlaced).toBe(ruling.weight);
        for (const key of ['idleGaps', 'preferredMet'] as const) {
          expect(own[key]).toBe(ruling[key]);
          expect(peer[key]).toBe(ruling[key]);
        }
        expect(own.preferredAsked).toBe(ruling.preferredAsked);
      },
    ),
    { numRuns: 3000, seed: 93 },
  );
  // No rule goes untried: pins are drawn elsewhere, as tiny problems have none.
  for (let number = 1; number <= 14; number++)
    if (number !== 13) expect([number, (rules.get(number) ?? 0) > 0]).toEqual([number, true]);
  expect(valid).toBeGreaterThan(100);
});

test.each([
  ['M', {}],
  ['M', { tight: true, hall: true }],
  ['M', { hot: true, rich: true }],
  ['S', { tight: true, hot: true, rich: true, hall: true }],
] as const)('an answer to a generated %s %o passes the referee', (size, flags) => {
  const problem = parseProblem(generate(size, 21, flags));
  const solution = solve(problem, { seed: 1, iterations: 3000 });
  expect(judge(problem, solution.meetings)).toEqual({
    broken: [],
    weight: solution.weightPlaced,
    idleGaps: solution.idleGaps,
    preferredMet: solution.preferredMet,
    preferredAsked: solution.preferredAsked,
  });
});
