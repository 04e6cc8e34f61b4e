import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/common/actor.js';
import { Duty } from '../../../src/duties/duty.entity.js';
import type { DutyView } from '../../../src/duties/dto/duty.dto.js';
import { Booking } from '../../../src/meetings/bookings/booking.entity.js';
import { system } from '../../factories/assemblies.js';
import {
  createAccepted,
  createPlanner,
  createRoom,
  createSmallAssembly,
  eventLog,
  publishRun,
  type Planner,
} from '../../factories/planner.js';
import { refusalOf } from '../../factories/refusal.js';
import { createUser } from '../../factories/users.js';

let planner: Planner;

beforeAll(async () => {
  planner = await createPlanner();
});

afterAll(async () => {
  await planner.close();
});

const QUERY = { limit: 200 };

/** Two meetings at the same time in two rooms, published, with their duties, and two of the staff. */
async function scene() {
  const { assembly, parties } = await createSmallAssembly(planner, ['MA', 'FR', 'DE', 'ES']);
  const assemblyId = assembly.id;
  await createRoom(planner, assemblyId, 'A', { zone: 'North' });
  await createRoom(planner, assemblyId, 'B', { zone: 'North' });
  const preferredStarts = [new Date('2025-11-24T08:00:00Z')];
  const requests = [
    await createAccepted(planner, assemblyId, parties.get('MAR')!.id, [parties.get('FRA')!.id], {
      preferredStarts,
    }),
    await createAccepted(planner, assemblyId, parties.get('DEU')!.id, [parties.get('ESP')!.id], {
      preferredStarts,
    }),
  ];
  await publishRun(planner, assemblyId);
  await planner.syncing.sync(assemblyId, 'job');
  const staff = [
    await createUser(planner.world, 'staff', { assemblyId }),
    await createUser(planner.world, 'staff', { assemblyId }),
  ];
  const events = eventLog(planner, assemblyId, ['duty.']);
  await events();
  return { assemblyId, requests, staff, events };
}

async function dutyOf(assemblyId: string, requestId: string): Promise<DutyView> {
  const { items } = await planner.duties.list(assemblyId, {
    ...QUERY,
    status: ['new', 'acknowledged', 'started', 'done', 'changed', 'cannot', 'cancelled'],
  });
  return items.find((duty) => duty.requestId === requestId)!;
}

/** Moves a meeting as a published plan would. */
async function move(requestId: string, minutes: number): Promise<void> {
  await planner.world.dataSource.manager.query(
    `UPDATE booking SET starts_at = starts_at + make_interval(mins => $2),
                        ends_at = ends_at + make_interval(mins => $2)
      WHERE request_id = $1`,
    [requestId, minutes],
  );
}

describe('duties of a published plan', () => {
  it('stand for each meeting, with what staff need to know', async () => {
    const { assemblyId, requests, events } = await scene();
    const duty = await dutyOf(assemblyId, requests[0]!);
    expect(duty).toMatchObject({
      kind: 'prepare_room',
      status: 'new',
      startsAt: new Date('2025-11-24T07:45:00Z'),
      endsAt: new Date('2025-11-24T08:00:00Z'),
      room: { zone: 'North' },
      seats: 6,
      previousStartsAt: null,
      assignee: null,
    });
    expect(duty.parties.map(({ code, iso2, names }) => [code, iso2, names.fr])).toEqual([
      ['MAR', 'MA', 'Maroc'],
      ['FRA', 'FR', 'France'],
    ]);
    expect(Object.keys(duty)).not.toContain('subject');
    expect(await planner.syncing.sync(assemblyId, 'again')).toEqual({
      added: 0,
      changed: 0,
      cancelled: 0,
      unassigned: 0,
    });
    expect(await events()).toEqual([]);
  });

  it('are made once when the same job comes twice at the same time', async () => {
    const { assemblyId } = await scene();
    const { manager } = planner.world.dataSource;
    await manager.delete(Duty, { assemblyId });
    const results = await Promise.all([
      planner.syncing.sync(assemblyId, 'one'),
      planner.syncing.sync(assemblyId, 'two'),
    ]);
    expect(results.map(({ added }) => added).sort((x, y) => x - y)).toEqual([0, 2]);
    expect(await manager.countBy(Duty, { assemblyId })).toBe(2);
  });

  it('move with their meeting, ask again, and are cancelled with it', async () => {
    const { assemblyId, requests, staff, events } = await scene();
    const [ana] = staff as [Actor, Actor];
    const { id } = await dutyOf(assemblyId, requests[0]!);
    await planner.assigning.assign(system, assemblyId, id, ana.userId);
    await planner.stepping.take(ana, assemblyId, id, 'acknowledge');
    expect(await events()).toEqual(['duty.assigned', 'duty.acknowledged']);
    await move(requests[0]!, 60);
    expect(await planner.syncing.sync(assemblyId, 'job')).toMatchObject({ changed: 1 });
    expect(await dutyOf(assemblyId, requests[0]!)).toMatchObject({
      status: 'changed',
      startsAt: new Date('2025-11-24T08:45:00Z'),
      previousStartsAt: new Date('2025-11-24T07:45:00Z'),
      acknowledgedAt: null,
      assignee: { id: ana.userId, name: ana.name },
    });
    expect(await events()).toEqual(['duty.changed']);
    await planner.stepping.take(ana, assemblyId, id, 'acknowledge');
    await planner.withdrawing.withdraw(system, assemblyId, requests[0]!, 'Cancelled.');
    expect(await planner.syncing.sync(assemblyId, 'job')).toMatchObject({ cancelled: 1 });
    expect(await events()).toEqual(['duty.acknowledged', 'duty.cancelled']);
    expect((await planner.duties.mine(ana, assemblyId)).items).toMatchObject([
      { id, status: 'cancelled' },
    ]);
    expect((await planner.duties.list(assemblyId, QUERY)).items).toHaveLength(1);
  });

  it('leave a person who would have two at once', async () => {
    const { assemblyId, requests, staff, events } = await scene();
    const [ana] = staff as [Actor, Actor];
    await move(requests[1]!, 60);
    await planner.syncing.sync(assemblyId, 'job');
    await planner.assigning.assignOpen(system, assemblyId, [ana.userId!]);
    expect(await events()).toEqual(['duty.assigned', 'duty.assigned']);
    await move(requests[1]!, -60);
    expect(await planner.syncing.sync(assemblyId, 'job')).toMatchObject({
      changed: 1,
      unassigned: 1,
    });
    expect(await events()).toEqual(['duty.unassigned']);
    expect(await dutyOf(assemblyId, requests[1]!)).toMatchObject({ assignee: null, status: 'new' });
    expect((await dutyOf(assemblyId, requests[0]!)).assignee?.id).toBe(ana.userId);
  });

  it('stand again when a meeting gets a new place after it lost one', async () => {
    const { assemblyId, requests } = await scene();
    const { manager } = planner.world.dataSource;
    const booking = await manager.findOneByOrFail(Booking, { requestId: requests[0]! });
    await manager.delete(Booking, booking.id);
    await planner.syncing.sync(assemblyId, 'job');
    await manager.insert(Booking, booking);
    expect(await planner.syncing.sync(assemblyId, 'job')).toMatchObject({ added: 1 });
    expect((await planner.duties.list(assemblyId, QUERY)).items).toHaveLength(2);
  });
});

describe('giving duties to staff', () => {
  it('keeps anyone from two at once, by the database', async () => {
    const { assemblyId, requests, staff, events } = await scene();
    const [ana, ben] = staff as [Actor, Actor];
    const first = await dutyOf(assemblyId, requests[0]!);
    const second = await dutyOf(assemblyId, requests[1]!);
    const { assigning } = planner;
    await assigning.assign(system, assemblyId, first.id, ana.userId);
    expect(await refusalOf(assigning.assign(system, assemblyId, second.id, ana.userId))).toBe(
      'double_booking',
    );
    expect((await dutyOf(assemblyId, requests[1]!)).assignee).toBeNull();
    await expect(
      planner.world.dataSource.manager.query(`UPDATE duty SET assignee_id = $1 WHERE id = $2`, [
        ana.userId,
        second.id,
      ]),
    ).rejects.toMatchObject({ driverError: { code: '23P01', constraint: 'duty_assignee_free' } });
    await assigning.assign(system, assemblyId, second.id, ben.userId);
    expect(await events()).toEqual(['duty.assigned', 'duty.assigned']);
    await assigning.assign(system, assemblyId, second.id, ben.userId);
    expect(await events()).toEqual([]);
    await assigning.assign(system, assemblyId, second.id, null);
    expect(await events()).toEqual(['duty.unassigned']);
    const both = await Promise.all(
      [first.id, second.id].map((id) =>
        refusalOf(assigning.assign(system, assemblyId, id, ben.userId)),
      ),
    );
    expect([...both].sort()).toEqual(['double_booking', 'not refused']);
  });

  it('takes staff of this Assembly only', async () => {
    const { assemblyId, requests } = await scene();
    const { id } = await dutyOf(assemblyId, requests[0]!);
    const reviewer = await createUser(planner.world, 'reviewer', { assemblyId });
    const elsewhere = (await scene()).staff[0]!;
    for (const { userId } of [reviewer, elsewhere]) {
      expect(await refusalOf(planner.assigning.assign(system, assemblyId, id, userId))).toBe(
        'validation_failed: userId not_allowed_value',
      );
    }
    expect(await refusalOf(planner.assigning.assignOpen(system, assemblyId, [randomUUID()]))).toBe(
      'validation_failed: userIds[0] not_allowed_value',
    );
    expect(await refusalOf(planner.assigning.assign(system, assemblyId, randomUUID(), null))).toBe(
      'not_found',
    );
  });

  it('spreads what is open, and gives a refused duty to somebody else', async () => {
    const { assemblyId, requests, staff, events } = await scene();
    const [ana, ben] = staff as [Actor, Actor];
    const { assigning, stepping } = planner;
    expect(await assigning.assignOpen(system, assemblyId, [ana.userId!])).toEqual({
      assigned: 1,
      left: 1,
    });
    const [own] = (await planner.duties.mine(ana, assemblyId)).items;
    expect(await refusalOf(stepping.take(ana, assemblyId, own!.id, 'refuse', ' '))).toBe(
      'validation_failed: reason required',
    );
    await stepping.take(ana, assemblyId, own!.id, 'refuse', 'Driving the Secretary General.');
    expect((await planner.duties.get(assemblyId, own!.id)).reason).toBe(
      'Driving the Secretary General.',
    );
    expect(await events()).toEqual(['duty.assigned', 'duty.refused']);
    expect(await assigning.assignOpen(system, assemblyId, [ana.userId!, ben.userId!])).toEqual({
      assigned: 2,
      left: 0,
    });
    const holders = await Promise.all(
      requests.map(async (id) => (await dutyOf(assemblyId, id)).assignee?.id),
    );
    expect(new Set(holders)).toEqual(new Set([ana.userId, ben.userId]));
    expect((await planner.duties.get(assemblyId, own!.id)).assignee?.id).toBe(ben.userId);
  });
});

describe('steps of the assignee', () => {
  it('are its own, in their order', async () => {
    const { assemblyId, requests, staff } = await scene();
    const [ana, ben] = staff as [Actor, Actor];
    const { id } = await dutyOf(assemblyId, requests[0]!);
    const { stepping } = planner;
    expect(await refusalOf(stepping.take(ana, assemblyId, id, 'acknowledge'))).toBe('not_found');
    await planner.assigning.assign(system, assemblyId, id, ana.userId);
    for (const actor of [ben, system]) {
      expect(await refusalOf(stepping.take(actor, assemblyId, id, 'acknowledge'))).toBe(
        'not_found',
      );
    }
    expect(await refusalOf(stepping.take(ana, assemblyId, id, 'start'))).toBe('wrong_state');
    await stepping.take(ana, assemblyId, id, 'acknowledge');
    expect((await planner.duties.get(assemblyId, id)).acknowledgedAt).toEqual(
      planner.world.clock.now(),
    );
    await stepping.take(ana, assemblyId, id, 'start');
    expect(await refusalOf(planner.assigning.assign(system, assemblyId, id, ben.userId))).toBe(
      'wrong_state',
    );
    await stepping.take(ana, assemblyId, id, 'finish');
    expect(await refusalOf(stepping.take(ana, assemblyId, id, 'refuse', 'No.'))).toBe(
      'wrong_state',
    );
    expect((await planner.duties.mine(ben, assemblyId)).items).toEqual([]);
  });

  it('pages through the list by time', async () => {
    const { assemblyId } = await scene();
    const first = await planner.duties.list(assemblyId, { limit: 1 });
    expect(first.nextCursor).not.toBeNull();
    const second = await planner.duties.list(assemblyId, { limit: 1, cursor: first.nextCursor! });
    expect(second.nextCursor).toBeNull();
    expect(second.items[0]!.id).not.toBe(first.items[0]!.id);
    expect(
      (await planner.duties.list(assemblyId, { ...QUERY, assigneeId: 'none' })).items,
    ).toHaveLength(2);
  });
});
