import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditEntry } from '../../../src/audit/audit-entry.entity.js';
import { MeetingRequest } from '../../../src/meetings/requests/meeting-request.entity.js';
import { ReplanService } from '../../../src/scheduling/plans/replan.service.js';
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

let planner: Planner;
let replanning: ReplanService;

beforeAll(async () => {
  planner = await createPlanner();
  replanning = planner.get(ReplanService);
});

afterAll(async () => {
  await planner.close();
});

/** Four delegations, two rooms, and five meetings, of which Morocco and France have most; published. */
async function scene() {
  const { assembly, parties } = await createSmallAssembly(planner, ['MA', 'FR', 'DE', 'ES']);
  const assemblyId = assembly.id;
  for (const name of ['A', 'B']) await createRoom(planner, assemblyId, name);
  const party = (code: string): string => parties.get(code)!.id;
  for (const [from, to] of ['MAR FRA', 'MAR DEU', 'MAR ESP', 'FRA DEU', 'FRA ESP'].map((pair) =>
    pair.split(' '),
  )) {
    await createAccepted(planner, assemblyId, party(from!), [party(to!)]);
  }
  await publishRun(planner, assemblyId);
  const events = eventLog(planner, assemblyId, ['meeting.', 'plan.']);
  await events();
  return { assemblyId, party, events, booked: await planner.bookings.ofAssembly(assemblyId) };
}

const byRequest = <T extends { requestId: string }>(list: readonly T[]) =>
  new Map(list.map((entry) => [entry.requestId, entry]));

describe('re-planning what is published', () => {
  it('a closed room moves its meeting and no other; both sides are told once', async () => {
    const { assemblyId, events, booked } = await scene();
    const broken = booked[2]!;
    await planner.rooms.close(system, assemblyId, broken.roomId, {
      startsAt: broken.startsAt.toISOString(),
      endsAt: broken.endsAt.toISOString(),
      reason: 'water',
    });
    const { plan, counts } = await replanning.replan(system, assemblyId);
    expect(counts).toEqual({ displaced: 1, moved: 1, added: 0, cancelled: 0 });
    expect(await planner.plans.view(assemblyId, plan!.id)).toMatchObject({
      status: 'draft',
      basedOn: 1,
      outdated: false,
      totals: { placed: 5, requests: 5, provenOptimal: true },
    });
    const detail = await planner.plans.detail(assemblyId, plan!.id);
    expect(
      detail.meetings.filter(({ pinned }) => !pinned).map(({ requestId }) => requestId),
    ).toEqual([broken.requestId]);
    const diff = await planner.diffs.diff(assemblyId, plan!.id);
    const moved = [...diff.timeChanged, ...diff.roomChanged];
    expect(moved.map(({ requestId }) => requestId)).toEqual([broken.requestId]);
    expect(diff).toMatchObject({
      conflicts: [],
      counts: { kept: 4, added: 0, cancelled: 0 },
      told: { delegations: 2, people: 2 },
    });
    // Nothing is sent for a draft.
    expect(await events()).toEqual([]);
    await planner.publishing.publish(system, assemblyId, plan!.id);
    expect((await events()).sort()).toEqual(['meeting.rescheduled', 'plan.published']);
    const after = byRequest(await planner.bookings.ofAssembly(assemblyId));
    for (const was of booked.filter((booking) => booking !== broken))
      expect(after.get(was.requestId)).toEqual(was);
    const now = after.get(broken.requestId)!;
    expect([now.roomId, now.startsAt]).not.toEqual([broken.roomId, broken.startsAt]);
    // What is mended needs no mending.
    expect(await replanning.replan(system, assemblyId)).toMatchObject({ plan: null });
  });

  it('an absent party loses only what it cannot hold, and what is accepted since finds a place', async () => {
    const { assemblyId, party, booked } = await scene();
    const requests = byRequest(
      await planner.world.dataSource.manager
        .find(MeetingRequest, { where: { assemblyId }, relations: { parties: true } })
        .then((list) => list.map(({ id, parties }) => ({ requestId: id, parties }))),
    );
    const ofSpain = booked.filter(({ requestId }) =>
      requests.get(requestId)!.parties.some(({ partyId }) => partyId === party('ESP')),
    );
    expect(ofSpain).toHaveLength(2);
    for (const { startsAt, endsAt } of ofSpain) {
      await planner.availability.add(system, assemblyId, party('ESP'), {
        scope: 'principal',
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
        note: 'ill',
      });
    }
    const added = await createAccepted(planner, assemblyId, party('DEU'), [party('ESP')]);
    const { plan, counts } = await replanning.replan(system, assemblyId);
    expect(counts).toEqual({ displaced: 2, moved: 2, added: 1, cancelled: 0 });
    const diff = await planner.diffs.diff(assemblyId, plan!.id);
    expect(diff.timeChanged.map(({ requestId }) => requestId).sort()).toEqual(
      ofSpain.map(({ requestId }) => requestId).sort(),
    );
    expect(diff.added.map(({ requestId }) => requestId)).toEqual([added]);
  });

  it('refuses without a published plan, and writes who asked for the draft', async () => {
    const { assembly } = await createSmallAssembly(planner, ['MA']);
    expect(await refusalOf(replanning.replan(system, assembly.id))).toBe('wrong_state');
    const { assemblyId, booked } = await scene();
    await planner.rooms.close(system, assemblyId, booked[0]!.roomId, {
      startsAt: booked[0]!.startsAt.toISOString(),
      endsAt: booked[0]!.endsAt.toISOString(),
      reason: 'water',
    });
    const { plan } = await replanning.replan(system, assemblyId);
    const entry = await planner.world.dataSource.manager.findOneByOrFail(AuditEntry, {
      subjectId: plan!.id,
    });
    expect(entry).toMatchObject({ action: 'plan.created', assemblyId });
  });
});
