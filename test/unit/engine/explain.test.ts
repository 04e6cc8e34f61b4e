import { describe, expect, test, vi } from 'vitest';
import {
  parseProblem,
  replan,
  solve,
  type MeetingRequest,
  type Problem,
  type UnplacedReason,
} from '../../../src/scheduling/engine/index.js';
import { generate } from '../../bench/peer/gen.mjs';
import { aRequest, openProblem, toInstance } from './tiny-problem.js';

// A busy machine may take its time over these.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

function explain(change: (problem: Problem) => void, request: Partial<MeetingRequest>) {
  const problem = openProblem({ requests: [aRequest(1, request)] });
  change(problem);
  return solve(parseProblem(toInstance(problem)), { seed: 1, iterations: 50 }).unplaced;
}

const nothing = (): void => undefined;
const all = [0, 1, 2, 3];

describe('a request that fits nowhere on its own', () => {
  const cases: [
    UnplacedReason,
    (problem: Problem) => void,
    Partial<MeetingRequest>,
    { type: string; id: number }[],
  ][] = [
    ['too_long', nothing, { slots: 5 }, []],
    ['no_allowed_time', nothing, { allowed: [] }, []],
    ['no_allowed_time', nothing, { allowed: [3], slots: 2 }, []],
    ['no_room_size', nothing, { size: 30 }, []],
    [
      'no_room_feature',
      nothing,
      { features: ['secure'] },
      [
        { type: 'room', id: 0 },
        { type: 'room', id: 1 },
      ],
    ],
    ['no_interpreter', nothing, { pair: 'ar-en' }, []],
    ['no_common_time', (p) => (p.parties[1]!.unavailable = all), {}, [{ type: 'party', id: 1 }]],
    [
      'principal_absent',
      (p) => (p.parties[0]!.principalUnavailable = all),
      { principalA: true },
      [{ type: 'party', id: 0 }],
    ],
    ['no_room_open', (p) => (p.rooms[1]!.closed = all), { size: 15 }, [{ type: 'room', id: 1 }]],
    [
      'interpreter_off_duty',
      (p) => (p.interpreters[0]!.unavailable = all),
      { pair: 'en-fr' },
      [{ type: 'interpreter', id: 0 }],
    ],
    [
      'no_combination',
      (p) => {
        p.interpreters[0]!.unavailable = [0, 1];
        p.rooms[1]!.closed = [2, 3];
      },
      { pair: 'en-fr', size: 15 },
      [{ type: 'interpreter', id: 0 }],
    ],
  ];
  test.each(cases)('%s', (reason, change, request, blockers) => {
    const [unplaced] = explain(change, request);
    expect(unplaced).toMatchObject({ requestId: 1, reason });
    expect(unplaced!.blockers).toMatchObject(blockers);
    expect(unplaced!.blockers).toHaveLength(blockers.length);
  });
});

describe('a request that others keep out', () => {
  /** The lighter request 2 asks for what the heavier request 1 holds. */
  const cases: [UnplacedReason, (problem: Problem) => void, Partial<MeetingRequest>][] = [
    ['party_full', nothing, { allowed: [0] }],
    ['principal_busy', (p) => (p.parties[0]!.heads = 2), { allowed: [0], principalA: true, b: 2 }],
    ['max_per_day', (p) => (p.parties[0]!.maxPerDay = 1), { principalA: true, b: 2 }],
    [
      'rooms_full',
      (p) => {
        p.rooms[1]!.closed = all;
        p.parties.push({ ...p.parties[2]!, id: 3 });
      },
      { allowed: [0], a: 2, b: 3 },
    ],
    [
      'interpreters_busy',
      (p) => {
        p.requests[0]!.pair = 'en-fr';
        p.parties.push({ ...p.parties[2]!, id: 3 });
      },
      { allowed: [0], a: 2, b: 3, pair: 'en-fr' },
    ],
    ['order', (p) => (p.requests[0]!.after = 2), { allowed: [1] }],
    [
      'walk',
      (p) => {
        p.walk = { 'A|C': 1 };
        p.rooms[0]!.zone = 'A';
        p.rooms[1]!.zone = 'C';
        p.requests[0]!.features = ['video'];
        p.rooms[0]!.closed = [0, 2, 3];
        p.rooms[1]!.closed = [1, 2, 3];
      },
      { principalA: true, b: 2, allowed: [1] },
    ],
  ];
  test.each(cases)('%s', (reason, change, request) => {
    const problem = openProblem({
      requests: [
        aRequest(1, { weight: 5, allowed: [0], principalA: true }),
        aRequest(2, { ...request }),
      ],
    });
    change(problem);
    const { unplaced } = solve(parseProblem(toInstance(problem)), { seed: 1, iterations: 50 });
    expect(unplaced).toMatchObject([{ requestId: 2, reason }]);
    expect(unplaced[0]!.blockers).toContainEqual({ type: 'request', id: 1, slots: [0] });
  });
});

test('without the meetings named as blockers the request finds a place', () => {
  const instance = generate('M', 2, { tight: true, hot: true });
  const problem = parseProblem(instance);
  const { meetings, unplaced } = solve(problem, { seed: 1, iterations: 4000 });
  let looked = 0;
  for (const { requestId, blockers } of unplaced) {
    const named = blockers.filter(({ type }) => type === 'request').map(({ id }) => id);
    const last = named.at(-1);
    if (last === undefined) continue;
    looked++;
    const stays = (id: number): boolean => !named.includes(id) || id === last;
    const published = meetings.filter((meeting) => stays(meeting.requestId));
    const ids = new Set([requestId, ...published.map((meeting) => meeting.requestId)]);
    const only = {
      ...problem,
      requests: problem.requests
        .filter(({ id }) => ids.has(id))
        .map((request) => (request.id === last ? { ...request, pinned: null } : request)),
      published,
    };
    const result = replan(only, { type: 'request-cancelled', requestId: last });
    expect(result.moved).toEqual([]);
    expect(result.meetings.map((meeting) => meeting.requestId)).toContain(requestId);
    if (looked === 40) break;
  }
  expect(looked).toBeGreaterThan(10);
});
