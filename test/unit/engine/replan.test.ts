import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import {
  applyEvent,
  parseEvent,
  parseProblem,
  replan,
  Replanner,
  solve,
  type ChangeEvent,
  type MeetingRequest,
  type PlacedMeeting,
  type Problem,
} from '../../../src/scheduling/engine/index.js';
import { generate } from '../../bench/peer/gen.mjs';
import { applyEvent as peerEvent, validate } from '../../bench/peer/validate.mjs';
import { bestScore } from './exhaustive.js';
import {
  aRequest,
  openProblem,
  tinyEvent,
  tinyFact,
  tinyProblem,
  toInstance,
} from './tiny-problem.js';

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
      const result = replan(problem, event);
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

test('a plan broken by several facts at once is mended as well as any schedule could', () => {
  fc.assert(
    fc.property(tinyProblem, fc.array(tinyFact, { minLength: 1, maxLength: 3 }), (drawn, facts) => {
      const empty = parseProblem(toInstance(drawn));
      const { meetings } = solve(empty, { seed: 1, iterations: 200 });
      const problem = facts.reduce(applyEvent, { ...empty, published: meetings });
      const result = new Replanner(problem).mend();
      expect(validate(problem, result.meetings)).toMatchObject({
        errors: [],
        moved: result.moved.length,
        cancelled: result.cancelled.length,
      });
      const score = changeScore(problem, { type: 'request-cancelled', requestId: -1 });
      expect(score(result.meetings)).toEqual(bestScore(problem, score));
    }),
    { numRuns: 80, seed: 93 },
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
      const result = replan(problem, parseEvent(json, problem));
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

test('an opened plan forgets each event, and mends it as one opened for it alone', () => {
  const instance = generate('M', 5, { tight: true, rich: true });
  const { meetings } = solve(parseProblem(instance), { seed: 1, iterations: 1000 });
  const problem = parseProblem({ ...instance, published: meetings });
  const events = instance.events.map((json) => parseEvent(json, problem));
  expect(new Set(events.map(({ type }) => type)).size).toBe(5);
  const replanner = new Replanner(problem);
  const first = events.map((event) => replanner.apply(event));
  replanner.rehearse(5);
  expect(events.map((event) => replanner.apply(event))).toEqual(first);
  expect(events.map((event) => replan(problem, event))).toEqual(first);
});

test('a request that asks for what no other does is added all the same', () => {
  const problem = parseProblem(
    toInstance(
      openProblem({ requests: [aRequest(1)], published: [{ requestId: 1, slot: 0, room: 0 }] }),
    ),
  );
  const replanner = new Replanner(problem);
  const add = (change: Partial<MeetingRequest>): PlacedMeeting[] =>
    replanner.apply({ type: 'request-added', request: aRequest(2, { allowed: [0], ...change }) })
      .meetings;
  expect(add({ pair: 'en-fr', a: 2, allowed: [1] })).toContainEqual({
    requestId: 2,
    slot: 1,
    room: 0,
    interpreter: 0,
  });
  expect(add({ size: 15, allowed: [1] })).toContainEqual({ requestId: 2, slot: 1, room: 1 });
  expect(add({ pinned: { slot: 0, room: 1 } })).toContainEqual({ requestId: 2, slot: 0, room: 1 });
});

describe('what need not move', () => {
  const pairs = (id: number, ...names: string[]) => ({ id, pairs: names, unavailable: [] });
  const four = [0, 1, 2, 3, 4, 5].map((id) => ({
    id,
    heads: 1,
    unavailable: [],
    principalUnavailable: [],
    held: [],
    maxPerDay: null,
  }));

  test('a pin keeps its published interpreter, and so does every other meeting', () => {
    const problem = parseProblem(
      toInstance(
        openProblem({
          parties: four,
          interpreters: [pairs(0, 'en-fr'), pairs(1, 'en-fr')],
          requests: [
            aRequest(1, { pair: 'en-fr', pinned: { slot: 0, room: 0 } }),
            aRequest(2, { a: 2, b: 3, pair: 'en-fr' }),
            aRequest(3, { a: 4, b: 5 }),
          ],
          published: [
            { requestId: 1, slot: 0, room: 0, interpreter: 1 },
            { requestId: 2, slot: 0, room: 1, interpreter: 0 },
            { requestId: 3, slot: 1, room: 0 },
          ],
        }),
      ),
    );
    const result = replan(problem, { type: 'request-cancelled', requestId: 3 });
    expect(result.meetings).toEqual(problem.published!.slice(0, 2));
  });

  test('another interpreter takes over before a meeting moves', () => {
    const problem = parseProblem(
      toInstance(
        openProblem({
          parties: four,
          interpreters: [pairs(0, 'en-fr', 'en-es'), pairs(1, 'en-fr', 'ar-en', 'en-ru')],
          requests: [
            aRequest(1, { pair: 'en-fr', allowed: [0] }),
            aRequest(9, { a: 4, b: 5, pair: 'en-es', allowed: [3] }),
          ],
          published: [{ requestId: 1, slot: 0, room: 0, interpreter: 0 }],
        }),
      ),
    );
    const request = aRequest(2, { a: 2, b: 3, pair: 'en-es', allowed: [0] });
    const result = replan(problem, { type: 'request-added', request });
    expect(result.moved).toEqual([]);
    expect(result.meetings).toContainEqual({ requestId: 1, slot: 0, room: 0, interpreter: 1 });
    expect(result.meetings).toContainEqual({ requestId: 2, slot: 0, room: 1, interpreter: 0 });
  });

  test('a displaced meeting keeps its time where another room is free, even for a gap less', () => {
    const problem = parseProblem(
      toInstance(
        openProblem({
          requests: [aRequest(1), aRequest(2, { b: 2 })],
          published: [
            { requestId: 1, slot: 0, room: 0 },
            { requestId: 2, slot: 2, room: 0 },
          ],
        }),
      ),
    );
    const result = replan(problem, { type: 'room-closed', room: 0, slots: [0] });
    expect(result.meetings).toEqual([
      { requestId: 1, slot: 0, room: 1 },
      { requestId: 2, slot: 2, room: 0 },
    ]);
  });

  test('a closed room costs the fewest changes of rooms, all within the slot', () => {
    const room = (id: number, capacity: number) => ({
      id,
      capacity,
      closed: [],
      features: [],
      zone: null,
    });
    const problem = parseProblem(
      toInstance(
        openProblem({
          parties: four,
          rooms: [room(0, 6), room(1, 10), room(2, 20)],
          requests: [
            aRequest(1, { size: 4, allowed: [0] }),
            aRequest(2, { a: 2, b: 3, size: 8, allowed: [0] }),
            aRequest(3, { a: 4, b: 5, size: 4 }),
          ],
          published: [
            { requestId: 1, slot: 0, room: 1 },
            { requestId: 2, slot: 0, room: 2 },
            { requestId: 3, slot: 1, room: 2 },
          ],
        }),
      ),
    );
    const result = replan(problem, { type: 'room-closed', room: 2, slots: [0] });
    expect(result).toMatchObject({ displaced: [2], moved: [1, 2], cancelled: [] });
    expect(result.meetings).toContainEqual({ requestId: 1, slot: 0, room: 0 });
    expect(result.meetings).toContainEqual({ requestId: 2, slot: 0, room: 1 });
  });
});

test('a long meeting for which two must go that both make others move', () => {
  const parties = Array.from({ length: 18 }, (_, id) => ({
    ...openProblem().parties[0]!,
    id,
  }));
  // Request, published slot and room, permitted slots.
  const plan = [
    [1, 4, 0, [0, 4]],
    [2, 0, 0, [0, 2]],
    [3, 1, 0, [1, 3]],
    [4, 2, 0, [2, 5]],
    [5, 2, 1, [2]],
    [6, 3, 0, [3, 5]],
    [7, 3, 1, [3]],
    [8, 0, 1, [0]],
    [9, 1, 1, [1]],
  ] as const;
  const problem = parseProblem(
    toInstance(
      openProblem({
        slots: { count: 6, days: 1, perDay: 6, minutes: 30 },
        parties,
        requests: plan.map(([id, , , allowed]) =>
          aRequest(id, {
            a: 2 * id - 2,
            b: 2 * id - 1,
            allowed: [...allowed],
            ...(id === 1 ? { slots: 2, features: ['video'] } : {}),
          }),
        ),
        rooms: [
          { id: 0, capacity: 10, closed: [], features: ['video'], zone: null },
          { id: 1, capacity: 10, closed: [], features: [], zone: null },
        ],
        published: plan.map(([requestId, slot, room]) => ({ requestId, slot, room })),
      }),
    ),
  );
  const result = replan(problem, { type: 'room-closed', room: 0, slots: [4] });
  expect(result).toMatchObject({ cancelled: [], moved: [1, 2, 3, 4, 6] });
});
