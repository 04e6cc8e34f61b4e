import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import {
  applyEvent,
  parseEvent,
  parseProblem,
  replan,
  solve,
  type ChangeEvent,
  type PlacedMeeting,
  type Problem,
} from '../../../src/scheduling/engine/index.js';
import { generate } from '../../bench/peer/gen.mjs';
import { applyEvent as peerEvent, validate } from '../../bench/peer/validate.mjs';
import { bestScore } from './exhaustive.js';
import { aRequest, openProblem, tinyEvent, tinyProblem, toInstance } from './tiny-problem.js';

/** Least weight cancelled, an added request placed, fewest moved: the order of the format. */
function changeScore(
  before: Problem,
  event: ChangeEvent,
): (meetings: readonly PlacedMeeting[]) => number[] {
  const after = applyEvent(before, event);
  const published = (before.published ?? []).filter((was) =>
    after.requests.some(({ id }) => id === was.requestId),
  );
  return (meetings) => {
    const now = new Map(meetings.map((meeting) => [meeting.requestId, meeting]));
    let cancelled = 0;
    let moved = 0;
    for (const was of published) {
      const is = now.get(was.requestId);
      if (!is) cancelled += after.requests.find(({ id }) => id === was.requestId)!.weight;
      else if (is.slot !== was.slot || is.room !== was.room) moved++;
    }
    const added = event.type === 'request-added' && now.has(event.request.id) ? 0 : 1;
    return [cancelled, added, moved];
  };
}

test('mends a tiny plan as well as any schedule could', () => {
  fc.assert(
    fc.property(tinyProblem, tinyEvent, (drawn, event) => {
      const empty = parseProblem(toInstance(drawn));
      const { meetings } = solve(empty, { seed: 1, iterations: 200 });
      const problem = { ...empty, published: meetings };
      const result = replan(problem, event, { seed: 1 });
      expect(validate(peerEvent(problem, event), result.meetings)).toMatchObject({
        errors: [],
        moved: result.moved.length,
        cancelled: result.cancelled.length,
      });
      const score = changeScore(problem, event);
      expect(score(result.meetings)).toEqual(bestScore(applyEvent(problem, event), score));
    }),
    { numRuns: 120, seed: 93 },
  );
});

// A busy machine may take its time over these.
vi.setConfig({ testTimeout: 60_000 });

describe.each([
  ['S', {}],
  ['S', { rich: true, hall: true, tight: true }],
  ['M', { hot: true, tight: true }],
] as const)('events of a generated %s %o', (size, flags) => {
  test('gives a valid plan with the changes counted', () => {
    const instance = generate(size, 7, flags);
    const { meetings } = solve(parseProblem(instance), { seed: 1, iterations: 3000 });
    const withPlan = { ...instance, published: meetings };
    const problem = parseProblem(withPlan);
    for (const json of instance.events.slice(0, 12)) {
      const result = replan(problem, parseEvent(json, problem), { seed: 1, steps: 500 });
      expect(validate(peerEvent(withPlan, json), result.meetings)).toMatchObject({
        errors: [],
        moved: result.moved.length,
        cancelled: result.cancelled.length,
        weightPlaced: result.weightPlaced,
      });
    }
  });
});

test('a pin that the event breaks is dropped and its meeting moved; other pins stay', () => {
  const problem = parseProblem(
    toInstance(
      openProblem({
        requests: [
          aRequest(1, { pinned: { slot: 0, room: 0 } }),
          aRequest(2, { a: 1, b: 2, pinned: { slot: 1, room: 0 } }),
        ],
        published: [
          { requestId: 1, slot: 0, room: 0 },
          { requestId: 2, slot: 1, room: 0 },
        ],
      }),
    ),
  );
  const result = replan(problem, { type: 'room-closed', room: 0, slots: [0] });
  expect(result.moved).toEqual([1]);
  expect(result.cancelled).toEqual([]);
  expect(result.meetings).toContainEqual({ requestId: 2, slot: 1, room: 0 });
  expect(result.problem.requests.map(({ pinned }) => pinned)).toEqual([null, { slot: 1, room: 0 }]);
  expect(problem.requests[0]!.pinned).toEqual({ slot: 0, room: 0 });
});

test('the same event twice gives the same plan', () => {
  const instance = generate('S', 5, { tight: true });
  const { meetings } = solve(parseProblem(instance), { seed: 1, iterations: 1000 });
  const problem = parseProblem({ ...instance, published: meetings });
  const event = parseEvent(instance.events[0], problem);
  expect(replan(problem, event)).toEqual(replan(problem, event));
});
