import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlacedMeeting } from '../../../src/meetings/bookings/booking-difference.js';
import { BookingPrincipal } from '../../../src/meetings/bookings/booking-principal.entity.js';
import { Delegate } from '../../../src/delegations/people/delegate.entity.js';
import { system } from '../../factories/assemblies.js';
import {
  createAccepted,
  createPlanner,
  createRoom,
  createSmallAssembly,
  eventLog,
  type Planner,
} from '../../factories/planner.js';

let planner: Planner;

beforeAll(async () => {
  planner = await createPlanner();
});
afterAll(() => planner?.close());

const HALF_HOUR = 30 * 60_000;
const FIRST = Date.parse('2025-11-24T07:00:00Z');

/** Two agreed bilaterals of Morocco, and two rooms. */
async function scene() {
  const { assembly, parties } = await createSmallAssembly(planner, ['MA', 'FR', 'DE']);
  const assemblyId = assembly.id;
  const [morocco, france, germany] = ['MAR', 'FRA', 'DEU'].map((code) => parties.get(code)!);
  const rooms = [
    (await createRoom(planner, assemblyId, 'A')).id,
    (await createRoom(planner, assemblyId, 'B')).id,
  ] as const;
  const requests = [
    await createAccepted(planner, assemblyId, morocco!.id, [france!.id]),
    await createAccepted(planner, assemblyId, morocco!.id, [germany!.id]),
  ] as const;
  let number = 0;
  return {
    assemblyId,
    morocco: morocco!,
    rooms,
    requests,
    place: (requestId: string, slot: number, roomId: string): PlacedMeeting => ({
      requestId,
      roomId,
      interpreterId: null,
      startsAt: new Date(FIRST + slot * HALF_HOUR),
      endsAt: new Date(FIRST + (slot + 1) * HALF_HOUR),
    }),
    /** Publishes the places as a plan does. */
    apply: (...meetings: PlacedMeeting[]) =>
      planner.world.transactor.run(system, (tx) =>
        planner.bookings.apply(tx, {
          assemblyId,
          number: (number += 1),
          meetings,
          unplacedRequestIds: [],
        }),
      ),
    bookings: () => planner.bookings.ofAssembly(assemblyId),
    seats: () =>
      planner.world.dataSource.manager.find(BookingPrincipal, {
        where: { booking: { assemblyId } },
        order: { bookingId: 'ASC', personId: 'ASC' },
      }),
    /** Row versions of PostgreSQL: they change with every write, whatever it wrote. */
    writes: () =>
      planner.world.dataSource.query<object[]>(
        `SELECT 'booking' AS t, b.id::text, b.xmin::text FROM booking b WHERE assembly_id = $1
         UNION ALL SELECT 'seat', p.person_id::text, p.xmin::text FROM booking_principal p
           JOIN booking b ON b.id = p.booking_id WHERE b.assembly_id = $1
         UNION ALL SELECT 'request', r.id::text, r.xmin::text FROM meeting_request r WHERE assembly_id = $1
         ORDER BY 1, 2, 3`,
        [assemblyId],
      ),
    events: eventLog(planner, assemblyId, ['meeting.']),
  };
}

describe('the bookings of a plan', () => {
  it('are applied by difference: the same plan again writes nothing and tells nobody', async () => {
    const { apply, place, requests, rooms, writes, events } = await scene();
    const plan = [place(requests[0], 0, rooms[0]), place(requests[1], 1, rooms[0])];
    await apply(...plan);
    expect(await events()).toEqual(['meeting.scheduled', 'meeting.scheduled']);
    const before = await writes();
    const difference = await apply(...plan);
    expect(difference.kept).toHaveLength(2);
    expect(await writes()).toEqual(before);
    expect(await events()).toEqual([]);
  });

  it('let two meetings change places in one plan', async () => {
    const { apply, place, requests, rooms, bookings, events } = await scene();
    await apply(place(requests[0], 0, rooms[0]), place(requests[1], 1, rooms[1]));
    const before = new Map((await bookings()).map(({ requestId, id }) => [requestId, id]));
    await events();
    await apply(place(requests[1], 0, rooms[0]), place(requests[0], 1, rooms[1]));
    const after = await bookings();
    expect(after.map(({ requestId, roomId }) => [requestId, roomId])).toEqual([
      [requests[1], rooms[0]],
      [requests[0], rooms[1]],
    ]);
    // A booking that moves stays the same booking.
    expect(new Map(after.map(({ requestId, id }) => [requestId, id]))).toEqual(before);
    expect(await events()).toEqual(['meeting.rescheduled', 'meeting.rescheduled']);
  });

  it('move one meeting to where another one was that ends', async () => {
    const { apply, place, requests, rooms, bookings, events } = await scene();
    await apply(place(requests[0], 0, rooms[0]), place(requests[1], 1, rooms[0]));
    await events();
    await apply(place(requests[1], 0, rooms[0]));
    expect((await bookings()).map(({ requestId }) => requestId)).toEqual([requests[1]]);
    expect((await events()).sort()).toEqual(['meeting.cancelled', 'meeting.rescheduled']);
  });

  it('are refused whole when a principal would sit in two of them at once', async () => {
    const { apply, place, requests, rooms, bookings, events } = await scene();
    await expect(
      apply(place(requests[0], 0, rooms[0]), place(requests[1], 0, rooms[1])),
    ).rejects.toMatchObject({ driverError: { constraint: 'booking_principal_free' } });
    expect(await bookings()).toEqual([]);
    expect(await events()).toEqual([]);
  });

  it('follow a change of head, also for a meeting that stays where it is', async () => {
    const { apply, place, requests, rooms, seats, morocco, assemblyId, events } = await scene();
    const plan = [place(requests[0], 0, rooms[0])];
    await apply(...plan);
    const people = await planner.world.dataSource.manager.findBy(Delegate, {
      delegationId: morocco.delegationId!,
    });
    const next = people.find(({ role }) => role === 'delegate')!;
    await planner.world.people.edit(
      system,
      assemblyId,
      morocco.delegationId!,
      next.id,
      next.version,
      { role: 'head', swap: true },
    );
    await events();
    await apply(...plan);
    const [seat] = (await seats()).filter(({ partyId }) => partyId === morocco.id);
    expect(seat!.personId).toBe(next.id);
    expect(await seats()).toHaveLength(2);
    expect(await events()).toEqual([]);
  });
});
