import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditEntry } from '../../../src/audit/audit-entry.entity.js';
import type { Actor } from '../../../src/common/actor.js';
import {
  DELEGATION_STATUSES,
  DELEGATION_TRANSITIONS,
  nextStatus,
} from '../../../src/delegations/domain/delegation-lifecycle.js';
import { Delegation } from '../../../src/delegations/delegation.entity.js';
import { Party } from '../../../src/delegations/parties/party.entity.js';
import { OutboxEvent } from '../../../src/outbox/outbox-event.entity.js';
import { createAssembly } from '../../factories/assemblies.js';
import { addHead, createDelegation } from '../../factories/delegations.js';
import { refusalOf } from '../../factories/refusal.js';
import { createUser } from '../../factories/users.js';
import { createWorld, type World } from '../../factories/world.js';

let world: World;
let assemblyId: string;
let organizer: Actor;
let reviewer: Actor;
let protocol: Actor;

beforeAll(async () => {
  world = await createWorld();
  assemblyId = (await createAssembly(world)).id;
  organizer = await createUser(world, 'organizer', { assemblyId });
  reviewer = await createUser(world, 'reviewer', { assemblyId });
  protocol = await createUser(world, 'protocol', { assemblyId });
});
afterAll(() => world?.database.close());
beforeEach(() => world.clock.set('2025-09-01T09:00:00Z'));

const members = ['MA', 'FR', 'GB', 'US', 'JP', 'BR', 'DE', 'KE'];

describe('every status', () => {
  it.each(DELEGATION_STATUSES)(
    '%s allows its transitions and refuses all others',
    async (status) => {
      const iso2 = members[DELEGATION_STATUSES.indexOf(status)] ?? '';
      const { delegation } = await createDelegation(world, assemblyId, iso2, status);
      for (const transition of DELEGATION_TRANSITIONS) {
        const before = await world.delegations.require(assemblyId, delegation.id);
        const take = world.transitions.take(
          organizer,
          assemblyId,
          delegation.id,
          transition,
          'Why',
        );
        const expected = nextStatus(status, transition);
        const refused = await refusalOf(take);
        const after = await world.delegations.require(assemblyId, delegation.id);
        if (expected === null) {
          expect(refused).toBe('wrong_state');
          expect(after).toEqual(before);
        } else if (refused === 'not refused') {
          expect(after.status).toBe(expected);
          // Back to where it was, past the service, for the next transition.
          await world.dataSource.manager.update(
            Delegation,
            { id: delegation.id },
            { status, reason: before.reason },
          );
        } else {
          expect([transition, refused]).toEqual([
            'submit',
            'delegation_incomplete: people head_missing',
          ]);
        }
      }
    },
  );
});

describe('the way to a confirmed delegation', () => {
  it('is taken by focal point and reviewer, with history, events and active parties', async () => {
    const { delegation, focalPoint } = await createDelegation(world, assemblyId, 'CN');
    const take = (
      actor: Actor,
      transition: 'submit' | 'return' | 'approve' | 'confirm',
      why = '',
    ) => world.transitions.take(actor, assemblyId, delegation.id, transition, why);
    await world.people.add(focalPoint, assemblyId, delegation.id, {
      role: 'head',
      givenNames: 'Li',
      familyName: 'Wei',
    });
    expect((await world.delegations.require(assemblyId, delegation.id)).status).toBe('preparing');
    await take(focalPoint, 'submit');
    const returned = await take(reviewer, 'return', '  The alternate\n is missing. ');
    expect(returned).toMatchObject({ status: 'returned', reason: 'The alternate is missing.' });
    expect((await take(focalPoint, 'submit')).reason).toBe('');
    await take(reviewer, 'approve');
    expect(await activeParties(delegation.id)).toEqual([]);
    await take(focalPoint, 'confirm');
    expect(await activeParties(delegation.id)).toEqual(['CHN', 'HK', 'MO']);

    const events = await world.dataSource.manager.find(OutboxEvent, {
      where: { aggregateId: delegation.id },
      order: { sequence: 'ASC' },
    });
    expect(events.map(({ type }) => type)).toEqual([
      'delegation.submitted',
      'delegation.returned',
      'delegation.submitted',
      'delegation.approved',
      'delegation.confirmed',
    ]);
    const confirmed = await world.delegations.require(assemblyId, delegation.id);
    expect(events.at(-1)).toMatchObject({
      version: confirmed.version,
      payload: { delegationId: delegation.id },
    });
    const history = await historyOf(delegation.id);
    expect(history.map(({ action }) => action)).toEqual([
      'delegation.invited',
      'delegation.preparing',
      'delegate.added',
      'delegation.submitted',
      'delegate.pending',
      'delegation.returned',
      'delegation.submitted',
      'delegate.pending',
      'delegation.approved',
      'delegation.confirmed',
    ]);
    expect(history.slice(1).every(({ onBehalfOf }) => onBehalfOf === null)).toBe(true);
    expect(JSON.stringify(history)).not.toContain('Wei');

    await world.transitions.take(organizer, assemblyId, delegation.id, 'withdraw', 'Elections');
    expect(await activeParties(delegation.id)).toEqual([]);
  });

  it('is taken by an organizer for a silent bureau, and the history says so', async () => {
    const { delegation } = await createDelegation(world, assemblyId, 'NR');
    await world.people.add(organizer, assemblyId, delegation.id, {
      role: 'head',
      givenNames: 'Sina',
      familyName: 'Deiye',
    });
    for (const transition of ['submit', 'approve', 'confirm'] as const) {
      await world.transitions.take(organizer, assemblyId, delegation.id, transition);
    }
    const history = await historyOf(delegation.id);
    const behalf = new Map(history.map(({ action, onBehalfOf }) => [action, onBehalfOf]));
    expect(behalf.get('delegate.added')).toBe(delegation.id);
    expect(behalf.get('delegation.submitted')).toBe(delegation.id);
    expect(behalf.get('delegation.approved')).toBeNull();
    expect(behalf.get('delegation.confirmed')).toBe(delegation.id);
  });
});

describe('who may', () => {
  it('keeps review from focal points and the own steps from reviewers', async () => {
    const { delegation, focalPoint } = await createDelegation(world, assemblyId, 'ES', 'submitted');
    const refused = (actor: Actor, transition: (typeof DELEGATION_TRANSITIONS)[number]) =>
      refusalOf(world.transitions.take(actor, assemblyId, delegation.id, transition, 'Why'));
    expect(await refused(focalPoint, 'approve')).toBe('not_allowed');
    expect(await refused(focalPoint, 'return')).toBe('not_allowed');
    expect(await refused(focalPoint, 'withdraw')).toBe('not_allowed');
    expect(await refused(reviewer, 'confirm')).toBe('not_allowed');
    expect(await refused(reviewer, 'withdraw')).toBe('not_allowed');
    expect(await refused(protocol, 'approve')).toBe('not_allowed');
  });

  it("hides a delegation from another country's focal point", async () => {
    const { delegation } = await createDelegation(world, assemblyId, 'IT', 'approved');
    const { focalPoint } = await createDelegation(world, assemblyId, 'PT');
    const { id } = delegation;
    const confirm = world.transitions.take(focalPoint, assemblyId, id, 'confirm');
    expect(await refusalOf(confirm)).toBe('not_found');
    expect(await refusalOf(addHeadAs(focalPoint, id))).toBe('not_found');
    expect(await refusalOf(world.directory.detail(focalPoint, assemblyId, id))).toBe('not_found');
    expect(await refusalOf(world.focalPoints.list(focalPoint, assemblyId, id))).toBe('not_found');
    const [party] = await world.dataSource.manager.findBy(Party, { delegationId: id });
    const change = world.partySettings.change(focalPoint, assemblyId, id, party?.id ?? '', 1, {});
    expect(await refusalOf(change)).toBe('not_found');
  });

  it('does not let a role of one Assembly act in another', async () => {
    const other = await createAssembly(world);
    const { delegation } = await createDelegation(world, other.id, 'IT');
    const take = (id: string) =>
      refusalOf(world.transitions.take(organizer, id, delegation.id, 'prepare'));
    expect(await take(other.id)).toBe('not_found');
    expect(await take(assemblyId)).toBe('not_found');
  });
});

describe('guards', () => {
  it('wants a reason to return and to decline', async () => {
    const { delegation, focalPoint } = await createDelegation(world, assemblyId, 'AR', 'submitted');
    const back = (why: string) =>
      refusalOf(world.transitions.take(reviewer, assemblyId, delegation.id, 'return', why));
    expect(await back('')).toBe('validation_failed: reason required');
    expect(await back(' \n\t ')).toBe('validation_failed: reason required');
    expect(await back('x'.repeat(1001))).toBe('validation_failed: reason too_long');
    const invited = await createDelegation(world, assemblyId, 'CL');
    const decline = world.transitions.take(
      invited.focalPoint,
      assemblyId,
      invited.delegation.id,
      'decline',
    );
    expect(await refusalOf(decline)).toBe('validation_failed: reason required');
    expect(focalPoint.grants).toHaveLength(1);
  });

  it('refuses an incomplete delegation with what is missing', async () => {
    const { delegation, focalPoint } = await createDelegation(world, assemblyId, 'PE', 'preparing');
    const submit = () =>
      refusalOf(world.transitions.take(focalPoint, assemblyId, delegation.id, 'submit'));
    expect(await submit()).toBe('delegation_incomplete: people head_missing');
    await world.people.add(focalPoint, assemblyId, delegation.id, {
      role: 'adviser',
      familyName: 'Quispe',
    });
    await addHead(world, assemblyId, delegation.id);
    // People are counted with the head first.
    expect(await submit()).toBe('delegation_incomplete: people[1].givenNames required');
  });

  it('closes registration and confirmation to delegations, not to organizers', async () => {
    const late = await createDelegation(world, assemblyId, 'SN', 'preparing');
    await addHead(world, assemblyId, late.delegation.id);
    const returned = await createDelegation(world, assemblyId, 'ML', 'returned');
    const approved = await createDelegation(world, assemblyId, 'GN', 'approved');
    const take = (
      { delegation, focalPoint }: typeof late,
      transition: 'submit' | 'confirm',
      actor: Actor = focalPoint,
    ) => refusalOf(world.transitions.take(actor, assemblyId, delegation.id, transition));

    world.clock.set('2025-10-15T22:59:00Z');
    expect(await openTo(late)).toContain('submit');
    world.clock.set('2025-10-15T22:59:01Z');
    expect(await openTo(late)).toEqual(['decline']);
    expect(await take(late, 'submit')).toBe('deadline_passed');
    expect(await take(returned, 'submit')).toBe('not refused');
    expect(await take(late, 'submit', organizer)).toBe('not refused');

    world.clock.set('2025-11-02T00:00:00Z');
    expect(await take(approved, 'confirm')).toBe('deadline_passed');
    expect(await take(approved, 'confirm', organizer)).toBe('not refused');
  });

  it('takes one of two confirmations at once, and tells it once', async () => {
    const { delegation, focalPoint } = await createDelegation(world, assemblyId, 'EG', 'approved');
    const results = await Promise.all(
      [focalPoint, organizer, focalPoint].map((actor) =>
        refusalOf(world.transitions.take(actor, assemblyId, delegation.id, 'confirm')),
      ),
    );
    expect(results.sort()).toEqual(['not refused', 'wrong_state', 'wrong_state']);
    const events = await world.dataSource.manager.countBy(OutboxEvent, {
      aggregateId: delegation.id,
      type: 'delegation.confirmed',
    });
    expect(events).toBe(1);
  });

  it('answers an id that is none, or of nothing, with not_found', async () => {
    for (const id of ['x', '00000000-0000-4000-8000-000000000000']) {
      expect(await refusalOf(world.transitions.take(organizer, assemblyId, id, 'prepare'))).toBe(
        'not_found',
      );
    }
  });
});

async function activeParties(delegationId: string): Promise<string[]> {
  const parties = await world.dataSource.manager.findBy(Party, { delegationId, active: true });
  return parties.map(({ code }) => code).sort();
}

function historyOf(delegationId: string): Promise<AuditEntry[]> {
  return world.dataSource.manager.find(AuditEntry, {
    where: { subjectType: 'delegation', subjectId: delegationId },
    order: { sequence: 'ASC' },
  });
}

function addHeadAs(actor: Actor, delegationId: string): Promise<unknown> {
  return world.people.add(actor, assemblyId, delegationId, { role: 'head', familyName: 'X' });
}

async function openTo({
  delegation,
  focalPoint,
}: {
  delegation: Delegation;
  focalPoint: Actor;
}): Promise<string[]> {
  const detail = await world.directory.detail(focalPoint, assemblyId, delegation.id);
  return detail.openTransitions;
}
