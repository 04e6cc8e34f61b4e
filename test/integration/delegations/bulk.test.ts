import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/common/actor.js';
import { AuditEntry } from '../../../src/audit/audit-entry.entity.js';
import { PAUSE_SECONDS } from '../../../src/delegations/bulk/bulk-operations.service.js';
import { OutboxEvent } from '../../../src/outbox/outbox-event.entity.js';
import { createAssembly } from '../../factories/assemblies.js';
import { createDelegation } from '../../factories/delegations.js';
import { refusalOf } from '../../factories/refusal.js';
import { createUser } from '../../factories/users.js';
import { createWorld, type World } from '../../factories/world.js';

const NOW = '2025-11-01T09:00:00Z';

let world: World;
let organizer: Actor;
let assemblyId: string;
/** Ids by code of the member. */
const ids: Record<string, string> = {};

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world?.database.close());

beforeEach(async () => {
  world.clock.set(NOW);
  assemblyId = (await createAssembly(world)).id;
  organizer = await createUser(world, 'organizer', { assemblyId });
  const states = { MA: 'confirmed', FR: 'preparing', GB: 'approved', KE: 'declined' } as const;
  for (const [iso2, status] of Object.entries(states)) {
    ids[iso2] = (await createDelegation(world, assemblyId, iso2, status)).delegation.id;
  }
  await world.inviting.invite(organizer, assemblyId, { memberIso2s: ['JP'] });
  const all = await world.delegations.ofAssembly(assemblyId);
  ids['JP'] = all.find(({ memberIso2 }) => memberIso2 === 'JP')?.id ?? '';
});

const all = (): string[] => Object.values(ids);
const remind = () => ({
  kind: 'remind' as const,
  step: 'registration' as const,
  note: 'Please be in time.',
  delegationIds: all(),
});
const afterPause = (): void =>
  world.clock.set(new Date(Date.parse(NOW) + PAUSE_SECONDS * 1000).toISOString());
const events = (type: string) => world.dataSource.manager.findBy(OutboxEvent, { type, assemblyId });

describe('a step for many delegations', () => {
  it('says whom it concerns, who is told, and why others are left out', async () => {
    const preview = await world.bulk.preview(organizer, assemblyId, remind());
    expect(preview).toMatchObject({ delegations: 1, recipients: 1 });
    expect(preview.languages).toEqual([{ language: 'en', recipients: 1 }]);
    expect(
      Object.fromEntries(preview.skipped.map(({ delegationId, reason }) => [delegationId, reason])),
    ).toEqual({
      [ids['MA'] ?? '']: 'step_done',
      [ids['GB'] ?? '']: 'step_done',
      [ids['KE'] ?? '']: 'not_coming',
      [ids['JP'] ?? '']: 'no_focal_point',
    });
    expect(await world.bulk.list(assemblyId)).toEqual([]);
    expect(await events('delegation.reminded')).toEqual([]);
  });

  it('tells nobody before its pause is over, then each once, however often it is run', async () => {
    const { operation } = await world.bulk.start(organizer, assemblyId, remind());
    await world.bulkRunner.run();
    expect(await events('delegation.reminded')).toEqual([]);
    afterPause();
    await Promise.all([world.bulkRunner.run(), world.bulkRunner.run(), world.bulkRunner.run()]);
    await world.bulkRunner.run();
    const told = await events('delegation.reminded');
    expect(told.map(({ payload }) => payload)).toEqual([
      { delegationId: ids['FR'], operationId: operation.id },
    ]);
    const [view] = await world.bulk.list(assemblyId);
    expect(view).toMatchObject({ total: 1, done: 1, skipped: 0 });
    expect(view?.operation.status).toBe('done');
    const [entry] = await world.dataSource.manager.findBy(AuditEntry, {
      assemblyId,
      action: 'delegation.reminded',
    });
    expect(entry?.actorUserId).toBe(organizer.userId);
  });

  it('leaves alone who has done the step meanwhile', async () => {
    await world.bulk.start(organizer, assemblyId, remind());
    await world.transitions.take(organizer, assemblyId, ids['FR'] ?? '', 'withdraw');
    afterPause();
    await world.bulkRunner.run();
    expect(await events('delegation.reminded')).toEqual([]);
    expect(await world.bulk.list(assemblyId)).toMatchObject([{ done: 0, skipped: 1 }]);
  });

  it('is undone until it has begun, and then nobody hears of it', async () => {
    const { operation } = await world.bulk.start(organizer, assemblyId, remind());
    await world.bulk.undo(organizer, assemblyId, operation.id);
    afterPause();
    await world.bulkRunner.run();
    expect(await events('delegation.reminded')).toEqual([]);
    expect(await refusalOf(world.bulk.undo(organizer, assemblyId, operation.id))).toBe(
      'wrong_state',
    );
    const other = (await createAssembly(world)).id;
    expect(await refusalOf(world.bulk.undo(organizer, other, operation.id))).toBe('not_found');
  });

  it('moves a deadline for those alone who still have the step before them', async () => {
    await world.assemblies.setDeadlines(organizer, assemblyId, [
      { step: 'registration', at: '2025-11-02T18:00:00Z' },
    ]);
    const movedTo = new Date('2025-11-05T18:00:00Z');
    await world.bulk.start(organizer, assemblyId, {
      kind: 'move_deadline',
      step: 'registration',
      movedTo,
      delegationIds: all(),
    });
    afterPause();
    await world.bulkRunner.run();
    const of = async (iso2: string) => world.deadlines.of({ id: ids[iso2] ?? '', assemblyId });
    expect(await of('FR')).toEqual([{ step: 'registration', at: movedTo, own: true }]);
    expect(await of('MA')).toMatchObject([{ own: false }]);
    expect(
      (await events('delegation.deadline_moved')).map(({ aggregateId }) => aggregateId).sort(),
    ).toEqual([ids['FR'], ids['JP']].sort());
    // After the general deadline, before its own: the delegation itself may still submit.
    world.clock.set('2025-11-03T09:00:00Z');
    const { focalPoint } = await createDelegation(world, assemblyId, 'DE');
    expect(
      await world.deadlines.passed(
        { id: ids['FR'] ?? '', assemblyId },
        'registration',
        world.clock.now(),
      ),
    ).toBe(false);
    expect(focalPoint.userId).not.toBeNull();
    expect(
      await world.deadlines.passed(
        { id: ids['GB'] ?? '', assemblyId },
        'registration',
        world.clock.now(),
      ),
    ).toBe(true);
  });

  it('asks those who had confirmed to confirm again, and keeps what they have', async () => {
    await world.bulk.start(organizer, assemblyId, {
      kind: 'reconfirm',
      note: 'The session moves to another city.',
      movedTo: new Date('2025-11-20T18:00:00Z'),
      delegationIds: all(),
    });
    afterPause();
    await world.bulkRunner.run();
    const reset = await world.delegations.require(assemblyId, ids['MA'] ?? '');
    expect(reset).toMatchObject({
      status: 'approved',
      reason: 'The session moves to another city.',
    });
    expect(await events('delegation.reopened')).toHaveLength(1);
    await world.transitions.take(organizer, assemblyId, reset.id, 'confirm');
    expect((await world.delegations.require(assemblyId, reset.id)).status).toBe('confirmed');
  });

  it('invites anew where nobody has an account yet', async () => {
    await world.contacts.create(organizer, assemblyId, {
      memberIso2: 'JP',
      name: 'Aiko Sato',
      email: 'ncb.tokyo@test.example',
      language: 'en',
    });
    const input = { kind: 'invite' as const, delegationIds: all() };
    expect(await world.bulk.preview(organizer, assemblyId, input)).toMatchObject({
      delegations: 1,
      recipients: 1,
    });
    await world.bulk.start(organizer, assemblyId, input);
    afterPause();
    await world.bulkRunner.run();
    expect(await world.bulk.list(assemblyId)).toMatchObject([{ done: 1 }]);
    expect(await events('invitation.created')).toHaveLength(1);
  });

  it.each([
    ['without a step', { kind: 'remind' as const }, 'validation_failed: step required'],
    [
      'to a time that is past',
      { kind: 'move_deadline' as const, step: 'registration' as const, movedTo: new Date(0) },
      'dates_invalid: movedTo in_the_past',
    ],
    ['without a reason', { kind: 'reconfirm' as const }, 'validation_failed: note required'],
    [
      'for delegations that are not there',
      {
        kind: 'remind' as const,
        step: 'registration' as const,
        delegationIds: ['7e6a6f0c-3f0f-4f62-9f0d-9d1f0a7f4b11'],
      },
      'validation_failed: delegationIds wrong_value',
    ],
    [
      'for nobody',
      { kind: 'remind' as const, step: 'answers' as const, note: '', only: 'FR' },
      'validation_failed: delegationIds concerns_nobody',
    ],
  ])('is refused %s, and nothing is queued', async (_, wish, refusal) => {
    const { only, ...input } = { only: undefined, ...wish };
    const start = world.bulk.start(organizer, assemblyId, {
      delegationIds: only ? [ids[only] ?? ''] : all(),
      ...input,
    });
    expect(await refusalOf(start)).toBe(refusal);
    expect(await world.bulk.list(assemblyId)).toEqual([]);
  });
});
