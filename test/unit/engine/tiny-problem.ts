import fc from 'fast-check';
import type { ChangeEvent, MeetingRequest, Problem } from '../../../src/scheduling/engine/index.js';

/** A problem of one day, three parties, two rooms and one interpreter in which everything is possible. */
export function openProblem(change: Partial<Problem> = {}): Problem {
  return {
    name: 'open',
    slots: { count: 4, days: 1, perDay: 4, minutes: 30 },
    walk: {},
    parties: [0, 1, 2].map((id) => ({
      id,
      heads: 1,
      unavailable: [],
      principalUnavailable: [],
      held: [],
      maxPerDay: null,
    })),
    rooms: [
      { id: 0, capacity: 10, closed: [], features: [], zone: null },
      { id: 1, capacity: 20, closed: [], features: ['video'], zone: null },
    ],
    interpreters: [{ id: 0, pairs: ['en-fr'], unavailable: [] }],
    requests: [],
    published: null,
    ...change,
  };
}

export function aRequest(id: number, change: Partial<MeetingRequest> = {}): MeetingRequest {
  return {
    id,
    weight: 1,
    a: 0,
    b: 1,
    principalA: false,
    principalB: false,
    size: 4,
    pair: null,
    preferred: null,
    pinned: null,
    allowed: null,
    slots: 1,
    others: [],
    features: [],
    after: null,
    ...change,
  };
}

/** The instance file that reads back as `problem`. */
export function toInstance(problem: Problem): Record<string, unknown> & Problem {
  return { format: 'ga-meetings/2', ...problem };
}

const flag = (chance: number): fc.Arbitrary<boolean> =>
  fc.integer({ min: 1, max: 100 }).map((n) => n <= chance);

function slotsOf(count: number, most: number): fc.Arbitrary<number[]> {
  return fc.uniqueArray(fc.integer({ min: 0, max: count - 1 }), { maxLength: most });
}

/** Problems small enough to try every schedule, with every rule of the format in play. */
export const tinyProblem: fc.Arbitrary<Problem> = fc
  .record({ days: fc.constantFrom(1, 2), perDay: fc.constantFrom(2, 3) })
  .chain(({ days, perDay }) => {
    const count = days * perDay;
    const party = fc.record({
      heads: fc.integer({ min: 1, max: 2 }),
      unavailable: slotsOf(count, 1),
      principalUnavailable: slotsOf(count, 2),
      held: slotsOf(count, 1),
      maxPerDay: fc.constantFrom(null, null, 1, 2),
    });
    const room = fc.record({
      capacity: fc.constantFrom(6, 10),
      closed: slotsOf(count, 1),
      features: fc.subarray(['video']),
      zone: fc.constantFrom(null, 'A', 'C'),
    });
    const request = fc.record({
      weight: fc.integer({ min: 1, max: 5 }),
      people: fc.shuffledSubarray([0, 1, 2], { minLength: 2, maxLength: 3 }),
      principals: fc.array(flag(50), { minLength: 3, maxLength: 3 }),
      size: fc.constantFrom(4, 4, 8),
      pair: fc.constantFrom(null, null, 'en-fr'),
      preferred: fc.option(slotsOf(count, 2)),
      allowed: fc.option(slotsOf(count, 3), { freq: 3 }),
      slots: fc.constantFrom(1, 1, 2),
      features: fc.constantFrom<string[]>([], [], ['video']),
      ordered: flag(25),
    });
    return fc
      .record({
        parties: fc.array(party, { minLength: 3, maxLength: 3 }),
        rooms: fc.array(room, { minLength: 1, maxLength: 2 }),
        interpreter: slotsOf(count, 1),
        requests: fc.array(request, { minLength: 1, maxLength: 4 }),
      })
      .map((drawn): Problem => ({
        name: 'tiny',
        slots: { count, days, perDay, minutes: 30 },
        walk: { 'A|C': 1 },
        parties: drawn.parties.map((entry, id) => ({
          id,
          ...entry,
          unavailable: sorted(entry.unavailable),
          principalUnavailable: sorted([...entry.unavailable, ...entry.principalUnavailable]),
        })),
        rooms: drawn.rooms.map((entry, id) => ({ id, ...entry })),
        interpreters: [{ id: 0, pairs: ['en-fr'], unavailable: drawn.interpreter }],
        requests: drawn.requests.map(({ people, principals, ordered, ...entry }, k) => ({
          ...entry,
          id: 10 + k,
          a: people[0]!,
          b: people[1]!,
          principalA: principals[0]!,
          principalB: principals[1]!,
          others: people.slice(2).map((other) => ({ party: other, principal: principals[2]! })),
          pinned: null,
          after: ordered && k > 0 ? 10 + k - 1 : null,
        })),
        published: null,
      }));
  });

/** A change of rooms or people, on slots, parties and rooms that every tiny problem has. */
export const tinyFact: fc.Arbitrary<ChangeEvent> = fc.oneof(
  fc.record({
    type: fc.constant('room-closed' as const),
    room: fc.constant(0),
    slots: slotsOf(2, 2),
  }),
  fc.record({
    type: fc.constantFrom('party-unavailable' as const, 'principal-unavailable' as const),
    party: fc.integer({ min: 0, max: 2 }),
    slots: slotsOf(2, 2),
  }),
);

export const tinyEvent: fc.Arbitrary<ChangeEvent> = fc.oneof(
  { arbitrary: tinyFact, weight: 2 },
  fc.record({
    type: fc.constant('request-added' as const),
    request: fc
      .record({ weight: fc.integer({ min: 1, max: 5 }), principalA: fc.boolean() })
      .map((change) => aRequest(99, change)),
  }),
  fc.record({ type: fc.constant('request-cancelled' as const), requestId: fc.constant(10) }),
);

function sorted(slots: number[]): number[] {
  return [...new Set(slots)].sort((x, y) => x - y);
}
