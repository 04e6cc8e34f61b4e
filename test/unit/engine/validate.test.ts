import { describe, expect, test } from 'vitest';
import {
  validateSchedule,
  type MeetingRequest,
  type PlacedMeeting,
  type Problem,
  type ViolationCode,
} from '../../../src/scheduling/engine/index.js';
import { validate } from '../../bench/peer/validate.mjs';
import { aRequest, openProblem } from './tiny-problem.js';

interface Broken {
  code: ViolationCode;
  requests: MeetingRequest[];
  meetings: PlacedMeeting[];
  problem?: (problem: Problem) => void;
}

const at = (requestId: number, slot: number, room = 0): PlacedMeeting => ({
  requestId,
  slot,
  room,
});
const both = { principalA: true, principalB: true };

const broken: Broken[] = [
  { code: 'unknown_request', requests: [], meetings: [at(1, 0)] },
  { code: 'placed_twice', requests: [aRequest(1)], meetings: [at(1, 0), at(1, 1)] },
  { code: 'bad_slot', requests: [aRequest(1)], meetings: [at(1, 4)] },
  { code: 'bad_slot', requests: [aRequest(1)], meetings: [at(1, 0.5)] },
  { code: 'bad_slot', requests: [aRequest(1)], meetings: [at(1, -1)] },
  { code: 'past_day_end', requests: [aRequest(1, { slots: 2 })], meetings: [at(1, 3)] },
  { code: 'bad_room', requests: [aRequest(1)], meetings: [at(1, 0, 2)] },
  {
    code: 'room_closed',
    requests: [aRequest(1, { slots: 2 })],
    meetings: [at(1, 0)],
    problem: (p) => p.rooms[0]!.closed.push(1),
  },
  {
    code: 'room_double_booked',
    requests: [aRequest(1, { slots: 2 }), aRequest(2, { a: 2, b: 0 })],
    meetings: [at(1, 0), at(2, 1)],
    problem: (p) => (p.parties[0]!.heads = 2),
  },
  { code: 'room_too_small', requests: [aRequest(1, { size: 11 })], meetings: [at(1, 0)] },
  {
    code: 'room_lacks_feature',
    requests: [aRequest(1, { features: ['video'] })],
    meetings: [at(1, 0)],
  },
  {
    code: 'party_unavailable',
    requests: [aRequest(1, { a: 1, b: 2, others: [{ party: 0, principal: false }] })],
    meetings: [at(1, 0, 1)],
    problem: (p) => p.parties[0]!.unavailable.push(0),
  },
  {
    code: 'party_over_limit',
    requests: [aRequest(1), aRequest(2, { a: 0, b: 2 })],
    meetings: [at(1, 0), at(2, 0, 1)],
  },
  {
    code: 'party_over_limit',
    requests: [aRequest(1)],
    meetings: [at(1, 0)],
    problem: (p) => p.parties[1]!.held.push(0),
  },
  {
    code: 'principal_unavailable',
    requests: [aRequest(1, both)],
    meetings: [at(1, 0)],
    problem: (p) => p.parties[1]!.principalUnavailable.push(0),
  },
  {
    code: 'principal_double_booked',
    requests: [aRequest(1, both), aRequest(2, { ...both, b: 2 })],
    meetings: [at(1, 0), at(2, 0, 1)],
    problem: (p) => (p.parties[0]!.heads = 2),
  },
  { code: 'interpreter_missing', requests: [aRequest(1, { pair: 'en-fr' })], meetings: [at(1, 0)] },
  {
    code: 'interpreter_unwanted',
    requests: [aRequest(1)],
    meetings: [{ ...at(1, 0), interpreter: 0 }],
  },
  {
    code: 'interpreter_lacks_pair',
    requests: [aRequest(1, { pair: 'ar-en' })],
    meetings: [{ ...at(1, 0), interpreter: 0 }],
  },
  {
    code: 'interpreter_off_duty',
    requests: [aRequest(1, { pair: 'en-fr', slots: 2 })],
    meetings: [{ ...at(1, 0), interpreter: 0 }],
    problem: (p) => p.interpreters[0]!.unavailable.push(1),
  },
  {
    code: 'interpreter_double_booked',
    requests: [aRequest(1, { pair: 'en-fr' }), aRequest(2, { pair: 'en-fr', b: 2 })],
    meetings: [
      { ...at(1, 0), interpreter: 0 },
      { ...at(2, 0, 1), interpreter: 0 },
    ],
    problem: (p) => (p.parties[0]!.heads = 2),
  },
  {
    code: 'walk',
    requests: [aRequest(1, both), aRequest(2, { ...both, b: 2 })],
    meetings: [at(2, 1, 1), at(1, 0)],
    problem: (p) => {
      p.walk = { 'C|A': 1 };
      p.rooms[0]!.zone = 'A';
      p.rooms[1]!.zone = 'C';
    },
  },
  {
    code: 'max_per_day',
    requests: [aRequest(1, both), aRequest(2, { principalA: true, b: 2 })],
    meetings: [at(1, 0), at(2, 2)],
    problem: (p) => (p.parties[0]!.maxPerDay = 1),
  },
  {
    code: 'order',
    requests: [aRequest(1, { slots: 2 }), aRequest(2, { a: 2, b: 0, after: 1 })],
    meetings: [at(1, 0), at(2, 1, 1)],
    problem: (p) => (p.parties[0]!.heads = 2),
  },
  {
    code: 'not_at_pin',
    requests: [aRequest(1, { pinned: { slot: 0, room: 0 } })],
    meetings: [at(1, 0, 1)],
  },
  {
    code: 'pin_not_placed',
    requests: [aRequest(1, { pinned: { slot: 0, room: 0 } })],
    meetings: [],
  },
  { code: 'slot_not_allowed', requests: [aRequest(1, { allowed: [1, 2] })], meetings: [at(1, 0)] },
];

describe('every hard rule, broken on purpose', () => {
  test.each(broken)('$code', ({ code, requests, meetings, problem: change }) => {
    const problem = openProblem({ requests });
    change?.(problem);
    const report = validateSchedule(problem, meetings);
    expect(report.valid).toBe(false);
    expect([...new Set(report.violations.map((violation) => violation.code))]).toEqual([code]);
    expect(validate(problem, meetings).valid).toBe(false);
  });
});

test('what the rules permit passes', () => {
  const problem = openProblem({
    walk: { 'A|C': 1 },
    requests: [
      aRequest(1, { ...both, slots: 2, pair: 'en-fr' }),
      aRequest(2, { ...both, b: 2, after: 1 }),
      aRequest(3, { a: 1, b: 2, after: 99 }),
    ],
  });
  problem.rooms[0]!.zone = 'A';
  problem.rooms[1]!.zone = 'C';
  const meetings = [{ ...at(1, 0), interpreter: 0 }, at(2, 3, 1), at(3, 2)];
  expect(validateSchedule(problem, meetings)).toMatchObject({
    valid: true,
    violations: [],
    placed: 3,
    weightPlaced: 3,
    idleGaps: 1,
  });
  expect(validate(problem, meetings)).toMatchObject({ valid: true, idleGaps: 1 });
});
