import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditEntry } from '../../../src/audit/audit-entry.entity.js';
import type { Actor } from '../../../src/common/actor.js';
import { Delegation } from '../../../src/delegations/delegation.entity.js';
import type { DelegationStatus } from '../../../src/delegations/domain/delegation-lifecycle.js';
import { Party } from '../../../src/delegations/parties/party.entity.js';
import { Delegate } from '../../../src/delegations/people/delegate.entity.js';
import type { WalkInInput } from '../../../src/delegations/people/walk-ins/walk-in.service.js';
import { OutboxEvent } from '../../../src/outbox/outbox-event.entity.js';
import { createAssembly } from '../../factories/assemblies.js';
import { createDelegation } from '../../factories/delegations.js';
import { fullCard } from '../../factories/people.js';
import { refusalOf } from '../../factories/refusal.js';
import { createUser } from '../../factories/users.js';
import { createWorld, type World } from '../../factories/world.js';

/** A day of the Assembly, long after the registration's deadline. */
const ON_SITE = '2025-11-25T09:00:00Z';

let world: World;
let assemblyId: string;
let organizer: Actor;
let reviewer: Actor;
const codes = ['KE', 'JO', 'FR', 'GB', 'US', 'JP', 'BR', 'DE', 'NG', 'ZA', 'IN', 'ID', 'CA'];

beforeAll(async () => {
  world = await createWorld();
  assemblyId = (await createAssembly(world)).id;
  organizer = await createUser(world, 'organizer', { assemblyId });
  reviewer = await createUser(world, 'reviewer', { assemblyId });
});
afterAll(() => world?.database.close());

/** A delegation at a status, on a day of the Assembly. */
async function onSite(status: DelegationStatus, iso2 = codes.shift() ?? '') {
  world.clock.set('2025-09-01T09:00:00Z');
  const made = await createDelegation(world, assemblyId, iso2, status);
  world.clock.set(ON_SITE);
  return made;
}
const register = (
  { delegation: { id } }: { delegation: Delegation },
  input: Partial<WalkInInput> = {},
  actor = organizer,
): Promise<Delegate> =>
  world.walkIns.register(actor, assemblyId, id, { role: 'adviser', ...fullCard(), ...input });
const stored = (id: string) => world.dataSource.manager.findOneByOrFail(Delegate, { id });
const typesOf = async ({ id }: Delegate) =>
  (
    await world.dataSource.manager.find(OutboxEvent, {
      where: { aggregateId: id },
      order: { sequence: 'ASC' },
    })
  ).map(({ type }) => type);
const historyOf = (delegation: Delegation) =>
  world.dataSource.manager.find(AuditEntry, {
    where: { subjectId: delegation.id },
    order: { sequence: 'ASC' },
  });

describe('a walk-in', () => {
  it.each(['submitted', 'approved', 'confirmed'] as const)(
    'goes to review at once in a delegation that is %s, after the deadline',
    async (status) => {
      const made = await onSite(status);
      const person = await register(made);
      expect(await stored(person.id)).toMatchObject({
        accreditation: 'pending',
        accreditationAt: new Date(ON_SITE),
        walkIn: true,
        enteredOnBehalf: true,
      });
      expect(await typesOf(person)).toEqual(['delegate.pending', 'walk_in.registered']);
      expect((await world.delegations.require(assemblyId, made.delegation.id)).status).toBe(status);
    },
  );

  it('stands in the history before its way to review, with who did it for whom', async () => {
    const { delegation } = await onSite('confirmed');
    const person = await register({ delegation });
    const entries = (await historyOf(delegation)).slice(-2);
    expect(entries.map(({ action }) => action)).toEqual(['delegate.walk_in', 'delegate.pending']);
    for (const entry of entries) {
      expect(entry).toMatchObject({ actorUserId: organizer.userId, onBehalfOf: delegation.id });
      expect(entry.changes['delegate']).toEqual({ from: null, to: person.id });
    }
  });

  it('waits as a draft while the card lacks something, and can be finished by its delegation', async () => {
    const made = await onSite('submitted');
    const person = await register(made, { documentExpiresOn: null });
    expect(person).toMatchObject({ accreditation: 'draft', walkIn: true });
    expect(await typesOf(person)).toEqual(['walk_in.registered']);
    const { id } = made.delegation;
    const finished = await world.people.edit(
      made.focalPoint,
      assemblyId,
      id,
      person.id,
      person.version,
      { documentExpiresOn: '2029-08-31' },
    );
    const step = [person.id, finished.version, 'send'] as const;
    await world.accreditation.review(made.focalPoint, assemblyId, id, ...step);
    expect(await stored(person.id)).toMatchObject({ accreditation: 'pending' });
    const sent = { documentExpiresOn: '2030-01-31' };
    const { version } = await stored(person.id);
    const late = world.people.edit(made.focalPoint, assemblyId, id, person.id, version, sent);
    expect(await refusalOf(late)).toBe('wrong_state');
  });

  it('waits for the others in a delegation that is not submitted yet', async () => {
    const made = await onSite('invited');
    const person = await register(made, { role: 'head' });
    const { id } = made.delegation;
    expect(person.accreditation).toBe('draft');
    expect((await world.delegations.require(assemblyId, id)).status).toBe('preparing');
    await world.transitions.take(organizer, assemblyId, id, 'submit', '');
    expect(await stored(person.id)).toMatchObject({ accreditation: 'pending', walkIn: true });
  });

  it('is registered by organizers only, and not where nobody comes', async () => {
    const made = await onSite('confirmed');
    for (const actor of [reviewer, made.focalPoint]) {
      expect(await refusalOf(register(made, {}, actor))).toBe('not_allowed');
    }
    expect(await refusalOf(register(made, { givenNames: '', familyName: '' }))).toBe(
      'validation_failed: familyName required',
    );
    expect(await refusalOf(register(made, { role: 'head' }))).toBe(
      'already_exists: role role_taken',
    );
    expect(await refusalOf(register(await onSite('declined')))).toBe('wrong_state');
    expect(await refusalOf(register(await onSite('withdrawn')))).toBe('wrong_state');
  });

  it('is warned of, not refused, when somebody with this document or name is there', async () => {
    const made = await onSite('confirmed');
    const card = fullCard({ documentNumber: 'TWICE99' });
    const first = await register(made, card);
    const second = await register(await onSite('approved'), card);
    const { warnings } = await world.personReader.get(
      organizer,
      assemblyId,
      second.delegationId,
      second.id,
    );
    expect(warnings).toMatchObject([
      { code: 'same_document', personId: first.id },
      { code: 'same_person', personId: first.id },
    ]);
    expect(second.accreditation).toBe('pending');
  });
});

describe('an extra place', () => {
  it('is given with the person where it is asked for and none is free, and the history says by whom', async () => {
    const made = await onSite('confirmed');
    const { delegation } = made;
    await world.dataSource.manager.update(Delegation, { id: delegation.id }, { quota: 2 });
    expect(await refusalOf(register(made))).toBe('quota_exceeded');
    const person = await register(made, { extraPlace: true });
    expect((await world.delegations.require(assemblyId, delegation.id)).quota).toBe(3);
    const granted = (await historyOf(delegation)).find(({ action }) => action === 'places.granted');
    expect(granted).toMatchObject({
      actorUserId: organizer.userId,
      changes: { delegate: { from: null, to: person.id }, places: { from: null, to: 1 } },
    });
    // The flag alone gives nothing: somebody has left in the meantime.
    await world.accreditation.review(
      reviewer,
      assemblyId,
      delegation.id,
      person.id,
      person.version,
      'refuse',
      'Not of this bureau.',
    );
    await register(made, { extraPlace: true });
    expect((await world.delegations.require(assemblyId, delegation.id)).quota).toBe(3);
  });

  it('is one of the sub-bureau for which the person comes', async () => {
    const { delegation } = await onSite('confirmed', 'CN');
    const bureau = { delegationId: delegation.id, kind: 'sub_bureau', code: 'HK' } as const;
    await world.dataSource.manager.update(Party, bureau, { quota: 0 });
    const input = { subBureauIso2: 'HK', extraPlace: true };
    await register({ delegation }, input);
    expect(await world.dataSource.manager.findOneByOrFail(Party, bureau)).toMatchObject({
      quota: 1,
    });
    expect((await world.delegations.require(assemblyId, delegation.id)).quota).toBe(
      delegation.quota,
    );
  });

  it('is not left behind by a registration that fails', async () => {
    const made = await onSite('confirmed');
    const { id } = made.delegation;
    await world.dataSource.manager.update(Delegation, { id }, { quota: 2 });
    const second = register(made, { role: 'head', extraPlace: true });
    expect(await refusalOf(second)).toBe('already_exists: role role_taken');
    expect((await world.delegations.require(assemblyId, id)).quota).toBe(2);
  });
});
