import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditEntry } from '../../../src/audit/audit-entry.entity.js';
import type { Actor } from '../../../src/common/actor.js';
import { Delegation } from '../../../src/delegations/delegation.entity.js';
import { Party } from '../../../src/delegations/parties/party.entity.js';
import { Delegate } from '../../../src/delegations/people/delegate.entity.js';
import type { DelegateInput } from '../../../src/delegations/people/delegate.input.js';
import { createAssembly } from '../../factories/assemblies.js';
import { createDelegation } from '../../factories/delegations.js';
import { refusalOf } from '../../factories/refusal.js';
import { createWorld, type World } from '../../factories/world.js';

let world: World;
let assemblyId: string;
let delegation: Delegation;
let focalPoint: Actor;
const codes = ['MA', 'FR', 'GB', 'US', 'JP', 'BR', 'DE', 'KE', 'NG', 'ZA', 'IN', 'ID', 'CA', 'MX'];

beforeAll(async () => {
  world = await createWorld();
  assemblyId = (await createAssembly(world)).id;
});
afterAll(() => world?.database.close());
beforeEach(async () => {
  ({ delegation, focalPoint } = await createDelegation(world, assemblyId, codes.shift() ?? ''));
});

const add = (input: Partial<DelegateInput> = {}, actor = focalPoint): Promise<Delegate> =>
  world.people.add(actor, assemblyId, delegation.id, {
    role: 'delegate',
    givenNames: 'Sam',
    familyName: 'Second',
    ...input,
  });
const edit = (person: Delegate, change: Parameters<World['people']['edit']>[5]) =>
  world.people.edit(focalPoint, assemblyId, delegation.id, person.id, person.version, change);
const remove = (person: Delegate) =>
  world.people.remove(focalPoint, assemblyId, delegation.id, person.id);
const party = (): Promise<Party> =>
  world.dataSource.manager.findOneByOrFail(Party, {
    delegationId: delegation.id,
    kind: 'delegation',
  });

describe('people', () => {
  it('are kept clean, and the history names fields only', async () => {
    const person = await add({
      givenNames: '  Anna\t Maria ',
      familyName: 'Jose\u0301',
      email: ' A.Jose@Example.org ',
      languages: ['fr', 'ar', 'fr'],
    });
    expect(person).toMatchObject({
      givenNames: 'Anna Maria',
      familyName: 'José',
      email: 'a.jose@example.org',
      languages: ['ar', 'fr'],
    });
    const edited = await edit(person, { position: 'Director' });
    expect(edited.version).toBe(person.version + 1);
    const entries = await world.dataSource.manager.find(AuditEntry, {
      where: { subjectId: delegation.id },
      order: { sequence: 'ASC' },
    });
    expect(entries.at(-1)).toMatchObject({
      action: 'delegate.changed',
      changes: { delegate: { to: person.id }, fields: { to: ['position'] } },
    });
    expect(JSON.stringify(entries)).not.toMatch(/Anna|José|example\.org|Director/);
    await remove(edited);
    expect(await world.dataSource.manager.countBy(Delegate, { delegationId: delegation.id })).toBe(
      0,
    );
  });

  it('are refused with control and direction characters, too long or without a name', async () => {
    expect(await refusalOf(add({ givenNames: 'A\u202Eb', familyName: 'C\u0007' }))).toBe(
      'validation_failed: givenNames not_allowed_characters, familyName not_allowed_characters',
    );
    expect(await refusalOf(add({ familyName: 'a'.repeat(300) }))).toBe(
      'validation_failed: familyName too_long',
    );
    expect(await refusalOf(add({ givenNames: ' \u00a0 ', familyName: '\t' }))).toBe(
      'validation_failed: familyName required',
    );
    const still = await world.delegations.require(assemblyId, delegation.id);
    expect(still.status).toBe('invited');
  });

  it('have one head and one alternate, also when two are added at once', async () => {
    const head = await add({ role: 'head' });
    expect(await refusalOf(add({ role: 'head' }))).toBe('already_exists: role role_taken');
    const both = await Promise.all(
      [1, 2].map(() => refusalOf(add({ role: 'alternate', familyName: 'Twin' }))),
    );
    expect(both.sort()).toEqual(['already_exists: role role_taken', 'not refused']);
    expect(await refusalOf(edit(head, { role: 'alternate' }))).toBe(
      'already_exists: role role_taken',
    );
  });

  it('swap head and alternate in one step', async () => {
    const head = await add({ role: 'head' });
    const alternate = await add({ role: 'alternate' });
    const adviser = await add({ role: 'adviser' });
    expect((await edit(alternate, { role: 'head', swap: true })).role).toBe('head');
    const roles = async () =>
      (
        await world.dataSource.manager.find(Delegate, {
          where: { delegationId: delegation.id },
          order: { createdAt: 'ASC' },
        })
      ).map(({ role }) => role);
    expect(await roles()).toEqual(['alternate', 'head', 'adviser']);
    expect((await party()).principalId).toBe(alternate.id);
    await edit(adviser, { role: 'head', swap: true });
    expect(await roles()).toEqual(['alternate', 'adviser', 'head']);
    expect(head.role).toBe('head');
  });

  it('stay within the quota, also when the last place is asked for twice at once', async () => {
    await world.dataSource.manager.update(Delegation, { id: delegation.id }, { quota: 2 });
    await add();
    const results = await Promise.all([refusalOf(add()), refusalOf(add())]);
    expect(results.sort()).toEqual(['not refused', 'quota_exceeded']);
  });

  it('are not saved over a newer version', async () => {
    const person = await add();
    const { id, version } = person;
    await edit(person, { position: 'One' });
    const late = world.people.edit(focalPoint, assemblyId, delegation.id, id, version, {
      position: 'Two',
    });
    expect(await refusalOf(late)).toBe('edit_conflict');
  });

  it('cannot change under review, and keep a head once approved', async () => {
    const head = await add({ role: 'head' });
    const second = await add();
    const take = (transition: 'submit' | 'approve') =>
      world.transitions.take(
        { ...focalPoint, grants: [{ role: 'admin', assemblyId: null, delegationId: null }] },
        assemblyId,
        delegation.id,
        transition,
      );
    await take('submit');
    expect(await refusalOf(add())).toBe('wrong_state');
    expect(await refusalOf(remove(second))).toBe('wrong_state');
    await take('approve');
    expect(await refusalOf(remove(head))).toBe('delegation_incomplete: people head_missing');
    // Submitting sent both to review, which is a newer version.
    const present = ({ id }: Delegate) =>
      world.dataSource.manager.findOneByOrFail(Delegate, { id });
    expect(await refusalOf(edit(await present(head), { role: 'adviser' }))).toBe(
      'delegation_incomplete: people head_missing',
    );
    expect((await edit(await present(second), { role: 'head', swap: true })).role).toBe('head');
  });

  it('of another delegation are not found', async () => {
    const other = await createDelegation(world, assemblyId, 'AU', 'submitted');
    const [stranger] = await world.dataSource.manager.findBy(Delegate, {
      delegationId: other.delegation.id,
    });
    expect(await refusalOf(edit(stranger!, { position: 'X' }))).toBe('not_found');
    expect(await refusalOf(remove(stranger!))).toBe('not_found');
  });
});

describe('principal and parallel limit', () => {
  const settings = async (change: Parameters<World['partySettings']['change']>[5]) => {
    const { id, version } = await party();
    return world.partySettings.change(focalPoint, assemblyId, delegation.id, id, version, change);
  };

  it('follow the people until somebody chooses', async () => {
    expect(await party()).toMatchObject({ principalId: null, parallelLimit: 1 });
    const head = await add({ role: 'head' });
    await add({ role: 'security' });
    expect(await party()).toMatchObject({ principalId: head.id, parallelLimit: 1 });
    const second = await add();
    await add();
    const last = await add();
    expect((await party()).parallelLimit).toBe(3);
    await settings({ principalId: second.id, parallelLimit: 4 });
    await edit(head, { role: 'adviser' });
    expect(await party()).toMatchObject({ principalId: second.id, parallelLimit: 4 });
    await remove(last);
    expect(await party()).toMatchObject({ parallelLimit: 3, chosenParallelLimit: 4 });
    await settings({ principalId: null, parallelLimit: null });
    expect(await party()).toMatchObject({ principalId: null, chosenParallelLimit: null });
  });

  it('are refused for strangers, above the people, and over a newer version', async () => {
    await add({ role: 'head' });
    const other = await createDelegation(world, assemblyId, 'NZ', 'submitted');
    const [stranger] = await world.dataSource.manager.findBy(Delegate, {
      delegationId: other.delegation.id,
    });
    expect(await refusalOf(settings({ principalId: stranger!.id }))).toBe(
      'validation_failed: principalId not_allowed_value',
    );
    expect(await refusalOf(settings({ parallelLimit: 2 }))).toBe(
      'validation_failed: parallelLimit above_people',
    );
    const { id } = await party();
    const old = world.partySettings.change(focalPoint, assemblyId, delegation.id, id, 99, {});
    expect(await refusalOf(old)).toBe('edit_conflict');
  });
});
