import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditEntry } from '../../../src/audit/audit-entry.entity.js';
import { AuditReader } from '../../../src/audit/audit-reader.js';
import { AuditSealer } from '../../../src/audit/audit-sealer.js';
import { AuditVerifier } from '../../../src/audit/audit-verifier.js';
import { AuditKey } from '../../../src/audit/values/audit-key.entity.js';
import type { Actor } from '../../../src/common/actor.js';
import { DelegationHistoryService } from '../../../src/delegations/delegation-history.service.js';
import type { Delegation } from '../../../src/delegations/delegation.entity.js';
import type { CardEdit } from '../../../src/delegations/people/autosave/autosave.service.js';
import type { Delegate } from '../../../src/delegations/people/delegate.entity.js';
import { createAssembly } from '../../factories/assemblies.js';
import { createDelegation } from '../../factories/delegations.js';
import { refusalOf } from '../../factories/refusal.js';
import { createUser } from '../../factories/users.js';
import { createWorld, type World } from '../../factories/world.js';

let world: World;
let history: DelegationHistoryService;
let assemblyId: string;
let organizer: Actor;
let delegation: Delegation;
let focalPoint: Actor;
let person: Delegate;
const codes = ['MA', 'FR', 'KE', 'JP', 'BR'];

beforeAll(async () => {
  world = await createWorld();
  const { dataSource, accounts, auditValues, delegations } = world;
  history = new DelegationHistoryService(
    delegations,
    new AuditReader(dataSource, accounts, auditValues),
  );
  assemblyId = (await createAssembly(world)).id;
  organizer = await createUser(world, 'organizer', { assemblyId });
});
afterAll(() => world?.database.close());
beforeEach(async () => {
  world.clock.set('2025-09-10T09:00:00Z');
  ({ delegation, focalPoint } = await createDelegation(
    world,
    assemblyId,
    codes.shift() ?? '',
    'preparing',
  ));
  person = await world.people.add(focalPoint, assemblyId, delegation.id, {
    role: 'delegate',
    givenNames: 'Amina',
    familyName: 'Benali',
    documentNumber: 'AB1234567',
  });
});

const save = (edit: CardEdit, actor = focalPoint) =>
  world.autosave.save(actor, assemblyId, delegation.id, person.id, edit);

async function changes(action: string, reader: Actor = organizer) {
  const entries = await history.history(reader, assemblyId, delegation.id);
  return entries.filter((entry) => entry.action === action);
}

describe('the history of a delegation', () => {
  it('says from what to what, the number of a document masked', async () => {
    const [added] = await changes('delegate.added');
    expect(added?.changes).toMatchObject({
      familyName: { from: null, to: 'Benali' },
      documentNumber: { from: null, to: expect.stringMatching(/^•+ 567$/) as string },
    });
    const { version } = person;
    const edit = { familyName: 'Benani', dateOfBirth: '1980-02-29' };
    await world.people.edit(organizer, assemblyId, delegation.id, person.id, version, edit);
    const [entry] = await changes('delegate.changed', focalPoint);
    expect(entry).toMatchObject({
      onBehalfOf: delegation.id,
      erased: false,
      changes: {
        familyName: { from: 'Benali', to: 'Benani' },
        dateOfBirth: { from: null, to: '1980-02-29' },
      },
    });
    expect(entry?.changes).not.toHaveProperty('sealed');
    expect(entry?.changes).not.toHaveProperty('givenNames');
  });

  it('has what was typed for minutes as one change from the first to the last value', async () => {
    await save({ base: { position: '' }, changes: { position: 'D', title: 'Dr' } });
    world.clock.set('2025-09-10T09:01:00Z');
    await save({ base: { position: 'D' }, changes: { position: 'Director' } });
    await save({ base: { title: 'Dr' }, changes: { title: '' } });
    world.clock.set('2025-09-10T09:10:00Z');
    await world.closingAutosaves.run();
    const [entry, ...others] = await changes('delegate.changed');
    expect(others).toEqual([]);
    expect(entry?.changes['position']).toEqual({ from: '', to: 'Director' });
    expect(entry?.changes).not.toHaveProperty('title');
  });

  it('keeps no personal value in the clear', async () => {
    await save({ base: {}, changes: { emergencyName: 'Leila Haddad' } });
    const { manager } = world.dataSource;
    const stored = JSON.stringify([
      await manager.query('SELECT * FROM audit_entry'),
      await manager.query('SELECT * FROM autosave_note'),
    ]);
    for (const value of ['Amina', 'Benali', 'Leila', '567']) expect(stored).not.toContain(value);
  });

  it('forgets the values of a person who is removed; the entries and their chain stay', async () => {
    const { dataSource, clock } = world;
    await world.people.remove(focalPoint, assemblyId, delegation.id, person.id);
    expect(await dataSource.manager.existsBy(AuditKey, { subjectId: person.id })).toBe(false);
    const [added] = await changes('delegate.added');
    expect(added).toMatchObject({ erased: true });
    expect(Object.keys(added?.changes ?? {}).sort()).toEqual(['delegate', 'fields']);
    await new AuditSealer(dataSource, clock).sealPending();
    const verdict = await new AuditVerifier(dataSource).verify();
    expect(verdict).toMatchObject({ brokenAt: null, unsealed: 0 });
    expect(await dataSource.manager.countBy(AuditEntry, { subjectId: delegation.id })).toBe(
      (await history.history(organizer, assemblyId, delegation.id)).length,
    );
  });

  it('is not told to another delegation', async () => {
    const other = await createUser(world, 'focal_point', {
      assemblyId,
      delegationId: (await createDelegation(world, assemblyId, 'ES', 'preparing')).delegation.id,
    });
    const asked = history.history(other, assemblyId, delegation.id);
    expect(await refusalOf(asked)).toBe('not_found');
  });
});
