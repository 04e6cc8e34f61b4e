import { describe, expect, test } from 'vitest';
import {
  InstanceError,
  parseEvent,
  parseProblem,
  type InstanceErrorCode,
  type Problem,
} from '../../../src/scheduling/engine/index.js';
import { generate } from '../../bench/peer/gen.mjs';
import { aRequest, openProblem, toInstance } from './tiny-problem.js';

type Json = Record<string, unknown>;
const pin = { slot: 0, room: 0 };

function instance(requests = [aRequest(1), aRequest(2, { a: 1, b: 2 })]): Json {
  return structuredClone(toInstance(openProblem({ requests })));
}

/** Sets the value at a path such as `requests[0].a`; undefined takes the field out. */
function set(json: Json, path: string, value: unknown): Json {
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '');
  const last = keys.pop()!;
  let at = json;
  for (const key of keys) at = at[key] as Json;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return json;
}

function refusal(work: () => unknown): { code: string; path: string } {
  try {
    work();
  } catch (error) {
    if (error instanceof InstanceError) return { code: error.code, path: error.path };
    throw error;
  }
  return { code: 'accepted', path: '' };
}

const fields: [path: string, value: unknown, code: InstanceErrorCode, at?: string][] = [
  ['format', 'ga-meetings/3', 'unknown_format'],
  ['format', undefined, 'missing_field'],
  ['slots', undefined, 'not_an_object'],
  ['slots.count', 5, 'bad_grid'],
  ['slots.days', 0, 'too_small'],
  ['slots.perDay', -4, 'negative'],
  ['parties', undefined, 'missing_field'],
  ['parties', {}, 'wrong_type'],
  ['parties[1]', null, 'not_an_object'],
  ['parties[1].id', 2, 'bad_id'],
  ['parties[1].heads', undefined, 'missing_field'],
  ['parties[1].heads', '2', 'wrong_type'],
  ['parties[1].heads', 1.5, 'not_an_integer'],
  ['parties[1].heads', 1e12, 'too_large'],
  ['parties[0].unavailable', [4], 'slot_out_of_range', 'parties[0].unavailable[0]'],
  ['parties[0].held', [0, -1], 'slot_out_of_range', 'parties[0].held[1]'],
  ['parties[0].maxPerDay', -1, 'negative'],
  ['rooms[0].capacity', -1, 'negative'],
  ['rooms[1].features', [1], 'wrong_type', 'rooms[1].features[0]'],
  ['rooms[1].zone', 'A|B', 'bad_zone'],
  ['walk', { A: 1 }, 'bad_walk', 'walk["A"]'],
  ['walk', { 'A|B': -1 }, 'negative', 'walk.A|B'],
  ['interpreters[0].pairs', undefined, 'missing_field'],
  ['requests[1].id', 1, 'duplicate_id'],
  ['requests[1].b', 3, 'unknown_party'],
  ['requests[1].b', -1, 'unknown_party'],
  ['requests[1].b', 1, 'duplicate_party'],
  ['requests[1].others', [{ party: 2 }], 'duplicate_party', 'requests[1].others[0].party'],
  ['requests[1].weight', undefined, 'missing_field'],
  ['requests[1].principalA', 1, 'wrong_type'],
  ['requests[1].size', -2, 'negative'],
  ['requests[1].slots', 0, 'too_small'],
  ['requests[1].pinned', { slot: 9, room: 0 }, 'slot_out_of_range', 'requests[1].pinned.slot'],
  ['requests[1].pinned', { slot: 0, room: 9 }, 'unknown_room', 'requests[1].pinned.room'],
  ['requests[1].allowed', [7], 'slot_out_of_range', 'requests[1].allowed[0]'],
  ['requests[1].preferred', ['x'], 'wrong_type', 'requests[1].preferred[0]'],
  ['requests[1].after', 2, 'order_cycle'],
  ['published', [{ requestId: 1, slot: 0, room: 5 }], 'unknown_room', 'published[0].room'],
  [
    'published',
    [1, 1].map((requestId) => ({ requestId, slot: 0, room: 0 })),
    'duplicate_meeting',
    'published[1].requestId',
  ],
];

describe('a broken instance is refused with its place', () => {
  test.each(fields)('%s = %j', (path, value, code, at = path) => {
    expect(refusal(() => parseProblem(set(instance(), path, value)))).toEqual({ code, path: at });
  });

  test.each([null, 'text', 7, [], undefined])('%j instead of an instance', (json) => {
    expect(refusal(() => parseProblem(json)).code).toMatch(/not_an_object/);
  });

  test('an order that runs in a circle', () => {
    const requests = [
      aRequest(1, { after: 3 }),
      aRequest(2, { after: 1 }),
      aRequest(3, { after: 2 }),
    ];
    expect(refusal(() => parseProblem(instance(requests)))).toEqual({
      code: 'order_cycle',
      path: 'requests[0].after',
    });
  });
});

describe('pins that cannot be kept', () => {
  const alone: [string, (problem: Problem) => void][] = [
    ['room closed', (p) => p.rooms[0]!.closed.push(0)],
    ['room too small', (p) => (p.rooms[0]!.capacity = 2)],
    ['party absent', (p) => p.parties[1]!.unavailable.push(0)],
    ['nobody left beside the hall', (p) => p.parties[1]!.held.push(0)],
    ['outside its allowed slots', (p) => (p.requests[0]!.allowed = [1])],
    ['past the end of the day', (p) => (p.requests[0]!.slots = 5)],
    ['no interpreter', (p) => (p.requests[0]!.pair = 'ru-zh')],
  ];
  test.each(alone)('%s', (_, change) => {
    const problem = openProblem({ requests: [aRequest(1, { pinned: pin })] });
    change(problem);
    expect(refusal(() => parseProblem(toInstance(problem)))).toEqual({
      code: 'pin_impossible',
      path: 'requests[0].pinned',
    });
  });

  test('two pins that exclude each other', () => {
    const requests = [
      aRequest(1, { pinned: pin }),
      aRequest(2, { a: 0, b: 2, pinned: { slot: 0, room: 1 } }),
    ];
    expect(refusal(() => parseProblem(instance(requests)))).toEqual({
      code: 'pin_conflict',
      path: 'requests[1].pinned',
    });
  });

  test('pins find their interpreters together where first fit would not', () => {
    const problem = openProblem({
      interpreters: [
        { id: 0, pairs: ['en-fr', 'ar-en'], unavailable: [] },
        { id: 1, pairs: ['en-fr', 'es-fr'], unavailable: [] },
      ],
      requests: [
        aRequest(1, { pair: 'en-fr', pinned: pin }),
        aRequest(2, { a: 0, b: 2, pair: 'ar-en', pinned: { slot: 0, room: 1 } }),
      ],
    });
    problem.parties[0]!.heads = 2;
    expect(refusal(() => parseProblem(toInstance(problem))).code).toBe('accepted');
  });
});

describe('events', () => {
  const problem = parseProblem(instance());
  test.each([
    [{ type: 'fire' }, 'unknown_event', 'event.type'],
    [{ type: 'room-closed', room: 2, slots: [0] }, 'unknown_room', 'event.room'],
    [{ type: 'room-closed', room: 0, slots: [4] }, 'slot_out_of_range', 'event.slots[0]'],
    [{ type: 'party-unavailable', slots: [0] }, 'missing_field', 'event.party'],
    [{ type: 'request-cancelled', requestId: 9 }, 'unknown_request', 'event.requestId'],
    [{ type: 'request-added', request: aRequest(1) }, 'duplicate_id', 'event.request.id'],
    [{ type: 'request-added', request: aRequest(9, { b: 7 }) }, 'unknown_party', 'event.request.b'],
    [
      { type: 'request-added', request: aRequest(9, { size: 40, pinned: pin }) },
      'pin_impossible',
      'event.request.pinned',
    ],
  ])('%j', (event, code, path) => {
    expect(refusal(() => parseEvent(event, problem))).toEqual({ code, path });
  });
});

test('both versions of the format are read, unknown fields and absent defaults included', () => {
  for (const rich of [false, true]) {
    const problem = parseProblem({ ...generate('S', 3, { rich, hot: true }), extra: 1 });
    expect(problem.requests).toHaveLength(120);
    expect(problem.requests[0]).toMatchObject({ allowed: null, pinned: null });
  }
});
