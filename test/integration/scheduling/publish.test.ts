import { randomUUID } from 'node:crypto';
import { Not } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BookingPrincipal } from '../../../src/meetings/bookings/booking-principal.entity.js';
import { Booking } from '../../../src/meetings/bookings/booking.entity.js';
import { MeetingRequest } from '../../../src/meetings/requests/meeting-request.entity.js';
import { Delegate } from '../../../src/delegations/people/delegate.entity.js';
import { Party } from '../../../src/delegations/parties/party.entity.js';
import { PlanMeeting } from '../../../src/scheduling/plans/plan-meeting.entity.js';
import { system } from '../../factories/assemblies.js';
import {
  createAccepted,
  createPlanner,
  createRoom,
  createSmallAssembly,
  eventLog,
  makeDraft,
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

const codeOf = (text: string): string => text.split(':')[0]!;

/** Four delegations, two rooms, and one request of Morocco with each of the three others. */
async function scene() {
  const { assembly, parties, focalPoints } = await createSmallAssembly(planner, [
    'MA',
    'FR',
    'DE',
    'ES',
  ]);
  const assemblyId = assembly.id;
  const rooms = [
    await createRoom(planner, assemblyId, 'A'),
    await createRoom(planner, assemblyId, 'B'),
  ];
  const morocco = parties.get('MAR')!;
  const requests: string[] = [];
  for (const code of ['FRA', 'DEU', 'ESP']) {
    requests.push(await createAccepted(planner, assemblyId, morocco.id, [parties.get(code)!.id]));
  }
  const events = eventLog(planner, assemblyId, ['meeting.', 'plan.', 'optimizer_run.']);
  return { assemblyId, parties, focalPoints, morocco, rooms, requests, events };
}

async function statusesOf(ids: readonly string[]): Promise<string[]> {
  const { manager } = planner.world.dataSource;
  return Promise.all(
    ids.map(async (id) => (await manager.findOneByOrFail(MeetingRequest, { id })).status),
  );
}

describe('publishing a plan', () => {
  it('books the meetings, tells the parties, and sends nothing when it changes nothing', async () => {
    const { assemblyId, requests, events, focalPoints } = await scene();
    const draft = await makeDraft(planner, assemblyId);
    expect(await planner.bookings.ofAssembly(assemblyId)).toEqual([]);
    const detail = await planner.plans.detail(assemblyId, draft);
    expect(detail).toMatchObject({ number: 1, status: 'draft', basedOn: null, outdated: false });
    expect(detail.totals).toMatchObject({ placed: 3, requests: 3, provenOptimal: true });
    expect(detail.meetings[0]).toMatchObject({
      subject: 'Joint work',
      level: 'principal',
      pinned: false,
      parties: [{ code: 'MAR', iso2: 'MA', principal: true }, { principal: true }],
    });
    expect(detail.meetings.map(({ place }) => place.roomName)).not.toContain('');
    const preview = await planner.diffs.diff(assemblyId, draft);
    expect(preview.counts).toMatchObject({ kept: 0, added: 3, cancelled: 0, dropped: 0 });
    expect(preview.told).toEqual({ delegations: 4, people: focalPoints.size });
    expect(await events()).toEqual(['optimizer_run.requested', 'optimizer_run.finished']);

    await planner.publishing.publish(system, assemblyId, draft);
    expect((await events()).sort()).toEqual([
      'meeting.scheduled',
      'meeting.scheduled',
      'meeting.scheduled',
      'plan.published',
    ]);
    expect(await statusesOf(requests)).toEqual(['scheduled', 'scheduled', 'scheduled']);
    const before = await planner.bookings.ofAssembly(assemblyId);
    expect(before.map(({ requestId }) => requestId).sort()).toEqual([...requests].sort());
    expect(await refusalOf(planner.publishing.publish(system, assemblyId, draft))).toBe(
      'wrong_state',
    );

    const again = await makeDraft(planner, assemblyId, { seed: 99 });
    const { counts, told } = await planner.diffs.diff(assemblyId, again);
    expect(counts).toMatchObject({ kept: 3, timeChanged: 0, roomChanged: 0, added: 0 });
    expect(told).toEqual({ delegations: 0, people: 0 });
    await planner.publishing.publish(system, assemblyId, again);
    expect((await events()).filter((type) => type.startsWith('meeting.'))).toEqual([]);
    expect(await planner.bookings.ofAssembly(assemblyId)).toEqual(before);
    const { items } = await planner.plans.list(assemblyId, { limit: 50 });
    expect(items.map(({ number, status }) => [number, status])).toEqual([
      [2, 'published'],
      [1, 'superseded'],
    ]);
  });

  it('makes the same plan of the same data and seed', async () => {
    const { assemblyId } = await scene();
    const place = async (planId: string) =>
      (await planner.plans.detail(assemblyId, planId)).meetings;
    const first = await makeDraft(planner, assemblyId, { seed: 5 });
    const second = await makeDraft(planner, assemblyId, { seed: 5 });
    expect(await place(second)).toEqual(await place(first));
  });

  it('moves only what cannot stay, and places what is new', async () => {
    const { assemblyId, parties, requests, events } = await scene();
    await publishRun(planner, assemblyId);
    await events();
    const before = await planner.bookings.ofAssembly(assemblyId);
    const [broken] = before;
    await planner.rooms.close(system, assemblyId, broken!.roomId, {
      startsAt: broken!.startsAt.toISOString(),
      endsAt: broken!.endsAt.toISOString(),
      reason: 'water',
    });
    const added = await createAccepted(planner, assemblyId, parties.get('FRA')!.id, [
      parties.get('DEU')!.id,
    ]);
    const draft = await makeDraft(planner, assemblyId);
    const { counts, added: news } = await planner.diffs.diff(assemblyId, draft);
    expect(counts).toMatchObject({ kept: 2, added: 1, cancelled: 0 });
    expect(counts.timeChanged + counts.roomChanged).toBe(1);
    expect(news.map(({ requestId, before: from }) => [requestId, from])).toEqual([[added, null]]);
    await planner.publishing.publish(system, assemblyId, draft);
    expect((await events()).filter((type) => type.startsWith('meeting.')).sort()).toEqual([
      'meeting.rescheduled',
      'meeting.scheduled',
    ]);
    const after = new Map(
      (await planner.bookings.ofAssembly(assemblyId)).map((booking) => [
        booking.requestId,
        booking,
      ]),
    );
    for (const booking of before.slice(1)) expect(after.get(booking.requestId)).toEqual(booking);
    expect(await statusesOf([...requests, added])).toEqual(Array(4).fill('scheduled'));
  });

  it('refuses a draft that another plan has overtaken', async () => {
    const { assemblyId } = await scene();
    const [first, second] = [
      await makeDraft(planner, assemblyId),
      await makeDraft(planner, assemblyId),
    ];
    const answers = await Promise.all(
      [first, second].map((id) => refusalOf(planner.publishing.publish(system, assemblyId, id))),
    );
    expect([...answers].sort()).toEqual(['not refused', 'plan_outdated']);
    const late = answers[0] === 'plan_outdated' ? first : second;
    expect((await planner.plans.view(assemblyId, late)).outdated).toBe(true);
    await planner.discarding.discard(system, assemblyId, late);
    expect(await refusalOf(planner.discarding.discard(system, assemblyId, late))).toBe(
      'wrong_state',
    );
    expect(await refusalOf(planner.publishing.publish(system, randomUUID(), late))).toBe(
      'not_found',
    );
  });

  it('refuses a draft that breaks a rule by now, naming meeting and rule, and changes nothing', async () => {
    const { assemblyId, morocco, events } = await scene();
    const draft = await makeDraft(planner, assemblyId);
    const [meeting] = (await planner.plans.detail(assemblyId, draft)).meetings;
    await planner.availability.add(system, assemblyId, morocco.id, {
      scope: 'principal',
      startsAt: meeting!.place.startsAt.toISOString(),
      endsAt: meeting!.place.endsAt.toISOString(),
      note: '',
    });
    await events();
    expect(await refusalOf(planner.publishing.publish(system, assemblyId, draft))).toBe(
      `plan_has_conflicts: meetings.${meeting!.requestId} conflict_principal_absent`,
    );
    const { conflicts } = await planner.diffs.diff(assemblyId, draft);
    expect(conflicts).toMatchObject([
      { requestId: meeting!.requestId, code: 'principal_unavailable' },
    ]);
    expect(await events()).toEqual([]);
    expect(await planner.bookings.ofAssembly(assemblyId)).toEqual([]);
  });

  it('drops what was withdrawn since, and leaves its slot free', async () => {
    const { assemblyId, requests } = await scene();
    const draft = await makeDraft(planner, assemblyId);
    await planner.withdrawing.withdraw(system, assemblyId, requests[0]!, 'No longer needed.');
    expect((await planner.diffs.diff(assemblyId, draft)).counts).toMatchObject({
      added: 2,
      dropped: 1,
    });
    const { dropped } = await planner.publishing.publish(system, assemblyId, draft);
    expect(dropped).toBe(1);
    expect(await statusesOf(requests)).toEqual(['withdrawn', 'scheduled', 'scheduled']);
    expect(await planner.bookings.ofAssembly(assemblyId)).toHaveLength(2);
  });

  it('cannot cross with a withdrawal: the one that comes second sees what the first did', async () => {
    const { assemblyId, requests } = await scene();
    const draft = await makeDraft(planner, assemblyId);
    await Promise.all([
      planner.publishing.publish(system, assemblyId, draft),
      planner.withdrawing.withdraw(system, assemblyId, requests[0]!, 'No longer needed.'),
    ]);
    const [status] = await statusesOf(requests);
    expect(['withdrawn', 'cancelled']).toContain(status);
    const booked = await planner.bookings.ofAssembly(assemblyId);
    expect(booked.map(({ requestId }) => requestId)).not.toContain(requests[0]);
    expect(booked).toHaveLength(2);
  });

  it('says of what it leaves out why, and keeps what was accepted later for the next plan', async () => {
    const { assemblyId, parties, requests } = await scene();
    const large = await createAccepted(
      planner,
      assemblyId,
      parties.get('FRA')!.id,
      [parties.get('ESP')!.id],
      { size: 40 },
    );
    const draft = await makeDraft(planner, assemblyId);
    const { unplaced } = await planner.plans.detail(assemblyId, draft);
    expect(unplaced).toMatchObject([
      {
        requestId: large,
        reason: 'no_room_size',
        reasonText: 'No room is large enough',
        blockers: [{ kind: 'room', fact: 'too_small' }],
        subject: 'Joint work',
      },
    ]);
    const later = await createAccepted(planner, assemblyId, parties.get('FRA')!.id, [
      parties.get('DEU')!.id,
    ]);
    await planner.publishing.publish(system, assemblyId, draft);
    expect(await statusesOf([large, later, requests[0]!])).toEqual([
      'unplaced',
      'accepted',
      'scheduled',
    ]);
  });

  it('cancels the meeting of a party that has left, which stays as unplaced', async () => {
    const { assemblyId, parties, requests, events } = await scene();
    await publishRun(planner, assemblyId);
    await events();
    const { delegationId } = parties.get('FRA')!;
    await planner.world.transitions.take(system, assemblyId, delegationId!, 'withdraw', 'Ill.');
    const draft = await makeDraft(planner, assemblyId);
    const { unplaced } = await planner.plans.detail(assemblyId, draft);
    expect(unplaced).toMatchObject([
      {
        requestId: requests[0],
        reason: 'party_inactive',
        blockers: [{ kind: 'party', label: 'FRA' }],
      },
    ]);
    await planner.publishing.publish(system, assemblyId, draft);
    expect((await events()).filter((type) => type.startsWith('meeting.'))).toEqual([
      'meeting.cancelled',
    ]);
    expect(await statusesOf(requests)).toEqual(['unplaced', 'scheduled', 'scheduled']);
  });

  it('keeps the interpreter of a meeting that stays', async () => {
    const { assemblyId, parties } = await scene();
    for (const name of ['Ana', 'Ben', 'Cleo']) {
      await planner.interpreters.create(system, assemblyId, { name, pairs: ['en-fr'] });
    }
    const request = await createAccepted(
      planner,
      assemblyId,
      parties.get('FRA')!.id,
      [parties.get('ESP')!.id],
      { languagePair: 'en-fr' },
    );
    await publishRun(planner, assemblyId);
    const { manager } = planner.world.dataSource;
    const ben = (await planner.interpreters.all(assemblyId)).find(({ name }) => name === 'Ben')!;
    await manager.update(Booking, { requestId: request }, { interpreterId: ben.id });
    await publishRun(planner, assemblyId);
    const booking = await manager.findOneByOrFail(Booking, { requestId: request });
    expect(booking.interpreterId).toBe(ben.id);
  });
});

describe('the database itself', () => {
  it('refuses a second meeting in a room, with a person or an interpreter, and lets them follow', async () => {
    const { assemblyId, parties, morocco } = await scene();
    const interpreter = await planner.interpreters.create(system, assemblyId, {
      name: 'Ana',
      pairs: ['en-fr'],
    });
    await publishRun(planner, assemblyId);
    const { manager } = planner.world.dataSource;
    const [booked] = await planner.bookings.ofAssembly(assemblyId);
    await manager.update(Booking, booked!.id, { interpreterId: interpreter.id });
    const other = await createAccepted(planner, assemblyId, parties.get('FRA')!.id, [
      parties.get('DEU')!.id,
    ]);
    const third = await createRoom(planner, assemblyId, 'C');

    /** Books `other` by SQL alone, `minutes` after the meeting that stands. */
    const insert = (place: {
      roomId: string;
      minutes: number;
      interpreterId?: string;
      personId?: string;
    }) =>
      planner.world.dataSource.transaction(async (tx) => {
        const shift = (at: Date) => new Date(at.getTime() + place.minutes * 60_000);
        const id = randomUUID();
        const times = [shift(booked!.startsAt), shift(booked!.endsAt)];
        await tx.query(
          `INSERT INTO booking (id, version, assembly_id, request_id, room_id, interpreter_id, starts_at, ends_at, plan_number)
           VALUES ($1, 1, $2, $3, $4, $5, $6, $7, 1)`,
          [id, assemblyId, other, place.roomId, place.interpreterId ?? null, ...times],
        );
        await tx.query(
          `INSERT INTO booking_principal (booking_id, person_id, party_id, starts_at, ends_at)
           VALUES ($1, $2, $3, $4, $5)`,
          [id, place.personId ?? randomUUID(), morocco.id, ...times],
        );
      });
    const taken = { roomId: booked!.roomId };
    const free = { roomId: third.id };
    const constraint = (name: string) => ({ driverError: { code: '23P01', constraint: name } });
    await expect(insert({ ...taken, minutes: 0 })).rejects.toMatchObject(
      constraint('booking_room_free'),
    );
    await expect(insert({ ...taken, minutes: 15 })).rejects.toMatchObject(
      constraint('booking_room_free'),
    );
    await expect(
      insert({ ...free, minutes: 15, interpreterId: interpreter.id }),
    ).rejects.toMatchObject(constraint('booking_interpreter_free'));
    await expect(
      insert({ ...free, minutes: -15, personId: morocco.personId }),
    ).rejects.toMatchObject(constraint('booking_principal_free'));
    // Back to back is no clash.
    await manager.delete(Booking, { assemblyId, id: Not(booked!.id) });
    await insert({
      ...taken,
      minutes: 30,
      interpreterId: interpreter.id,
      personId: morocco.personId,
    });
    expect(await manager.countBy(Booking, { roomId: booked!.roomId })).toBe(2);
    expect(await manager.countBy(BookingPrincipal, { personId: morocco.personId })).toBe(2);
  });

  it('answers a clash that no check has seen with double_booking, and nothing is published', async () => {
    const { assemblyId, requests } = await scene();
    const draft = await makeDraft(planner, assemblyId);
    const { manager } = planner.world.dataSource;
    const [meeting] = await manager.find(PlanMeeting, { where: { planId: draft } });
    const stranger = await createSmallAssembly(planner, ['IT', 'PT']);
    const foreign = await createAccepted(
      planner,
      stranger.assembly.id,
      stranger.parties.get('ITA')!.id,
      [stranger.parties.get('PRT')!.id],
    );
    // A booking of another Assembly that uses the same room: the problem knows nothing of it.
    await manager.insert(Booking, {
      id: randomUUID(),
      assemblyId: stranger.assembly.id,
      requestId: foreign,
      roomId: meeting!.roomId,
      startsAt: meeting!.startsAt,
      endsAt: meeting!.endsAt,
      planNumber: 1,
    });
    expect(codeOf(await refusalOf(planner.publishing.publish(system, assemblyId, draft)))).toBe(
      'double_booking',
    );
    expect(await statusesOf(requests)).toEqual(['accepted', 'accepted', 'accepted']);
    expect((await planner.plans.view(assemblyId, draft)).status).toBe('draft');
  });
});

describe('who is told', () => {
  it('counts the staff of changed meetings too', async () => {
    const { assemblyId, events } = await scene();
    await publishRun(planner, assemblyId);
    await planner.syncing.sync(assemblyId, 'job');
    const staff = await createUser(planner.world, 'staff', { assemblyId });
    await planner.assigning.assignOpen(system, assemblyId, [staff.userId!]);
    const [booking] = await planner.bookings.ofAssembly(assemblyId);
    await planner.rooms.close(system, assemblyId, booking!.roomId, {
      startsAt: booking!.startsAt.toISOString(),
      endsAt: booking!.endsAt.toISOString(),
      reason: '',
    });
    await events();
    const { told } = await planner.diffs.diff(assemblyId, await makeDraft(planner, assemblyId));
    expect(told).toEqual({ delegations: 2, people: 3 });
  });

  it('follows a change of principal: the meeting that clashes loses its place', async () => {
    const { assembly, parties } = await createSmallAssembly(planner, ['CN', 'FR', 'DE']);
    const { id: assemblyId } = assembly;
    const [china, hongKong] = [parties.get('CHN')!, parties.get('HK')!];
    await createRoom(planner, assemblyId, 'A');
    await createRoom(planner, assemblyId, 'B');
    const start = new Date('2025-11-24T07:00:00Z');
    await createAccepted(planner, assemblyId, china.id, [parties.get('FRA')!.id], {
      priority: 5,
      preferredStarts: [start],
    });
    const second = await createAccepted(
      planner,
      assemblyId,
      hongKong.id,
      [parties.get('DEU')!.id],
      { preferredStarts: [start] },
    );
    await publishRun(planner, assemblyId);
    const before = await planner.bookings.ofAssembly(assemblyId);
    expect(before.map(({ startsAt }) => startsAt)).toEqual([start, start]);
    const { manager } = planner.world.dataSource;
    const { version } = await manager.findOneByOrFail(Party, { id: hongKong.id });
    await manager.update(Delegate, { id: china.personId }, { subBureauIso2: 'HK' });
    await planner.world.partySettings.change(
      system,
      assemblyId,
      china.delegationId!,
      hongKong.id,
      version,
      { principalId: china.personId },
    );
    const draft = await makeDraft(planner, assemblyId);
    const { counts, timeChanged } = await planner.diffs.diff(assemblyId, draft);
    expect(counts).toMatchObject({ kept: 1, timeChanged: 1 });
    expect(timeChanged[0]?.requestId).toBe(second);
    await planner.publishing.publish(system, assemblyId, draft);
  });
});
