import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bookingDifference,
  type PlacedMeeting,
} from '../../../src/meetings/bookings/booking-difference.js';
import {
  mayCancel,
  outcomeOf,
  partiesKey,
  type PartyAnswer,
} from '../../../src/meetings/domain/answers.js';
import {
  nextStatus,
  OPEN_STATUSES,
  PLACEABLE_STATUSES,
  REQUEST_STATUSES,
} from '../../../src/meetings/domain/request-lifecycle.js';

const answers = (...given: PartyAnswer['answer'][]): PartyAnswer[] =>
  given.map((answer, position) => ({ partyId: `p${position}`, position, answer }));

describe('the outcome of a request', () => {
  it.each([
    ['accepted', ['accepted', 'accepted']],
    ['declined', ['accepted', 'declined']],
    ['requested', ['accepted', 'pending']],
    ['accepted', ['accepted', 'pending', 'accepted']],
    ['accepted', ['accepted', 'declined', 'accepted']],
    ['requested', ['accepted', 'declined', 'pending']],
    ['declined', ['accepted', 'declined', 'declined']],
  ] as const)('is %s when its parties answered %j', (outcome, given) => {
    expect(outcomeOf(answers(...given))).toBe(outcome);
  });

  it('has one key for the same parties in any order', () => {
    expect(partiesKey(['b', 'a', 'c'])).toBe(partiesKey(['c', 'b', 'a']));
    expect(partiesKey(['a', 'b'])).not.toBe(partiesKey(['a', 'c']));
  });
});

describe('cancelling', () => {
  const by = (...ids: string[]) => new Set(ids);

  it('is for the one that asked, and for the other one of two', () => {
    const bilateral = answers('accepted', 'accepted');
    expect(mayCancel(bilateral, by('p0'))).toBe(true);
    expect(mayCancel(bilateral, by('p1'))).toBe(true);
    expect(mayCancel(bilateral, by('p2'))).toBe(false);
    const multilateral = answers('accepted', 'accepted', 'accepted');
    expect(mayCancel(multilateral, by('p0'))).toBe(true);
    expect(mayCancel(multilateral, by('p2'))).toBe(false);
    // Two are left of three: the one that declined has no say.
    const two = answers('accepted', 'accepted', 'declined');
    expect([mayCancel(two, by('p1')), mayCancel(two, by('p2'))]).toEqual([true, false]);
  });
});

describe('the lifecycle of a request', () => {
  it('leads out of every status but the last ones, and never back from them', () => {
    const transitions = [
      'accept',
      'decline',
      'withdraw',
      'expire',
      'schedule',
      'leave_unplaced',
      'cancel',
    ] as const;
    const final = REQUEST_STATUSES.filter((status) =>
      transitions.every((transition) => nextStatus(status, transition) === null),
    );
    expect(final).toEqual([
      'declined',
      'expired',
      'withdrawn',
      'cancelled',
      'in_progress',
      'held',
      'no_show',
    ]);
    for (const status of PLACEABLE_STATUSES) expect(OPEN_STATUSES).toContain(status);
    expect(nextStatus('requested', 'schedule')).toBeNull();
  });
});

describe('the difference of two plans', () => {
  const at = (slot: number) => new Date(Date.UTC(2025, 10, 24, 8) + slot * 1_800_000);
  const meeting = fc
    .record({
      slot: fc.integer({ min: 0, max: 5 }),
      room: fc.constantFrom('r1', 'r2'),
      interpreter: fc.constantFrom(null, 'i1', 'i2'),
    })
    .map(({ slot, room, interpreter }) => ({
      roomId: room,
      interpreterId: interpreter,
      startsAt: at(slot),
      endsAt: at(slot + 1),
    }));
  const plan = fc
    .dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), meeting, {
      maxKeys: 5,
      noNullPrototype: true,
    })
    .map((meetings) =>
      Object.entries(meetings).map(([requestId, place]): PlacedMeeting => ({
        requestId,
        ...place,
      })),
    );

  it('names each meeting once, and leads from the one plan to the other', () => {
    fc.assert(
      fc.property(plan, plan, (before, after) => {
        const difference = bookingDifference(before, after);
        const { kept, timeChanged, roomChanged, interpreterChanged, added, cancelled } = difference;
        const pairs = [...kept, ...timeChanged, ...roomChanged, ...interpreterChanged];
        const names = [
          ...pairs.map((pair) => pair.after.requestId),
          ...added.map(({ requestId }) => requestId),
        ];
        expect(names.sort()).toEqual(after.map(({ requestId }) => requestId).sort());
        expect(
          [...pairs.map((pair) => pair.before), ...cancelled]
            .map(({ requestId }) => requestId)
            .sort(),
        ).toEqual(before.map(({ requestId }) => requestId).sort());
        for (const pair of kept) expect(pair.before).toEqual(pair.after);
        for (const pair of roomChanged) expect(+pair.before.startsAt).toBe(+pair.after.startsAt);
        for (const pair of interpreterChanged) {
          expect({ ...pair.before, interpreterId: null }).toEqual({
            ...pair.after,
            interpreterId: null,
          });
        }
      }),
    );
  });

  it('is nothing for the same plan', () => {
    fc.assert(
      fc.property(plan, (same) => {
        expect(bookingDifference(same, same)).toMatchObject({
          timeChanged: [],
          roomChanged: [],
          interpreterChanged: [],
          added: [],
          cancelled: [],
        });
      }),
    );
  });
});
