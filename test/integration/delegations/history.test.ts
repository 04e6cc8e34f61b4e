import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditEntry } from '../../../src/audit/audit-entry.entity.js';
import { AuditReader } from '../../../src/audit/audit-reader.js';
import type { AuditEntryView } from '../../../src/audit/dto/audit.dto.js';
import { historyQuery, type HistoryQuery } from '../../../src/audit/history-query.js';
import { AuditSealer } from '../../../src/audit/audit-sealer.js';
import { AuditVerifier } from '../../../src/audit/audit-verifier.js';
import { AuditKey } from '../../../src/audit/values/audit-key.entity.js';
import { EraseDueKeys } from '../../../src/audit/values/erase-due-keys.js';
import type { Actor } from '../../../src/common/actor.js';
import {
  DelegationHistoryService,
  type DelegationHistoryFilter,
} from '../../../src/delegations/delegation-history.service.js';
import type { Delegation } from '../../../src/delegations/delegation.entity.js';
import type { CardEdit } from '../../../src/delegations/people/autosave/autosave.service.js';
import { ACTIONS_OF_KIND } from '../../../src/delegations/domain/history-kinds.js';
import { Delegate } from '../../../src/delegations/people/delegate.entity.js';
import { encodeCursor } from '../../../src/common/pagination.js';
import { createAssembly } from '../../factories/assemblies.js';
import { addHead, createDelegation } from '../../factories/delegations.js';
import { refusalOf } from '../../factories/refusal.js';
import { createUser } from '../../factories/users.js';
import { createWorld, type World } from '../../factories/world.js';

/** The history of 400 delegations, a hundred times. */
const MANY = 200_000;

let world: World;
let history: DelegationHistoryService;
let assemblyId: string;
let organizer: Actor;
let delegation: Delegation;
let focalPoint: Actor;
let person: Delegate;
const codes = ['MA', 'FR', 'KE', 'JP', 'BR', 'SN', 'CL', 'DE', 'IN', 'EG', 'PT', 'NG', 'ZA'];

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

const stored = () => world.dataSource.manager.findOneByOrFail(Delegate, { id: person.id });
const save = (edit: CardEdit, actor = focalPoint) =>
  world.autosave.save(actor, assemblyId, delegation.id, person.id, edit);

async function changes(action: string, reader: Actor = organizer) {
  const { items } = await history.history(reader, assemblyId, delegation.id, { limit: 200 });
  return items.filter((entry) => entry.action === action);
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
    const { items } = await history.history(organizer, assemblyId, delegation.id, { limit: 200 });
    expect(await dataSource.manager.countBy(AuditEntry, { subjectId: delegation.id })).toBe(
      items.length,
    );
  });

  it('has the reasons that were given, sealed: a person’s under the key of that person', async () => {
    const reason = 'The passport of Leila Haddad has expired.';
    const { suspensions, accreditation, transitions } = world;
    await suspensions.suspend(organizer, assemblyId, delegation.memberIso2 ?? '', reason);
    await suspensions.restore(organizer, assemblyId, delegation.memberIso2 ?? '');
    await addHead(world, assemblyId, delegation.id);
    await transitions.take(focalPoint, assemblyId, delegation.id, 'submit');
    const held = await stored();
    const { version } = held;
    await accreditation.review(
      organizer,
      assemblyId,
      delegation.id,
      person.id,
      version,
      'hold',
      reason,
    );
    await transitions.take(organizer, assemblyId, delegation.id, 'return', reason);
    const given = { from: null, to: reason };
    for (const action of ['voting_right.suspended', 'delegate.on_hold', 'delegation.returned']) {
      const [entry] = await changes(action, focalPoint);
      expect(entry?.changes['reason'], action).toEqual(given);
    }
    const [restored] = await changes('voting_right.restored');
    expect(restored?.changes['reason']).toEqual({ from: reason, to: null });
    const rows = JSON.stringify(await world.dataSource.manager.find(AuditEntry));
    expect(rows).not.toContain('Haddad');
    await world.auditValues.erase(world.dataSource.manager, [person.id]);
    const [erased] = await changes('delegate.on_hold');
    expect(erased).toMatchObject({ erased: true });
    expect(erased?.changes).not.toHaveProperty('reason');
  });

  it('does not tell the delegation that a refusal is only proposed', async () => {
    const { assemblies, accreditation, transitions } = world;
    const { version } = await assemblies.require(assemblyId);
    await assemblies.update(organizer, assemblyId, version, { twoReviewersRefuse: true });
    await addHead(world, assemblyId, delegation.id);
    await transitions.take(focalPoint, assemblyId, delegation.id, 'submit');
    const { version: read } = await stored();
    const refuse = ['refuse', 'Not known to us.'] as const;
    await accreditation.review(organizer, assemblyId, delegation.id, person.id, read, ...refuse);
    const [entry] = await changes('delegate.refusal_proposed');
    expect(entry?.changes['reason']).toEqual({ from: null, to: 'Not known to us.' });
    expect(await changes('delegate.refusal_proposed', focalPoint)).toEqual([]);
  });

  it('says that a document’s number changed to another one that ends alike', async () => {
    const number = async (to: string) => {
      const { documentVersion } = await stored();
      await save({ base: { documentNumber: documentVersion }, changes: { documentNumber: to } });
    };
    await number('AB1234');
    await number('AB1234567');
    world.clock.set('2025-09-10T09:20:00Z');
    await number('CD9994567');
    world.clock.set('2025-09-10T09:40:00Z');
    await world.closingAutosaves.run();
    const [last, takenBack] = await changes('delegate.changed');
    expect(last?.changes).not.toHaveProperty('documentNumber');
    expect(last?.changes['documentMark']?.from).toEqual(expect.any(String));
    expect(last?.changes['documentMark']?.to).not.toBe(last?.changes['documentMark']?.from);
    expect(takenBack?.changes).not.toHaveProperty('documentMark');
  });

  it('names a person who was removed for thirty days more', async () => {
    await world.people.remove(focalPoint, assemblyId, delegation.id, person.id);
    const read = () => history.history(focalPoint, assemblyId, delegation.id, { limit: 200 });
    const name = { givenNames: 'Amina', familyName: 'Benali' };
    expect((await read()).removed).toEqual([{ id: person.id, ...name }]);
    const [removal] = await changes('delegate.removed');
    expect(removal?.changes).toMatchObject({ familyName: { from: 'Benali', to: null } });
    const erasing = new EraseDueKeys(world.dataSource, world.clock, world.auditValues);
    world.clock.set('2025-10-10T08:59:59Z');
    await erasing.run();
    expect((await read()).removed).toHaveLength(1);
    world.clock.set('2025-10-10T09:00:00Z');
    expect(await erasing.run()).toBeGreaterThan(0);
    expect((await read()).removed).toEqual([]);
    expect((await changes('delegate.removed'))[0]).toMatchObject({ erased: true });
  });

  it('is not told to another delegation', async () => {
    const other = await createUser(world, 'focal_point', {
      assemblyId,
      delegationId: (await createDelegation(world, assemblyId, 'ES', 'preparing')).delegation.id,
    });
    const asked = history.history(other, assemblyId, delegation.id, { limit: 1 });
    expect(await refusalOf(asked)).toBe('not_found');
  });

  it('is narrowed to a kind of change and to a person, and read page by page to its end', async () => {
    const other = await world.people.add(organizer, assemblyId, delegation.id, {
      role: 'adviser',
      familyName: 'Weber',
    });
    const read = (filter: Omit<DelegationHistoryFilter, 'limit'>, limit = 200) =>
      history.history(organizer, assemblyId, delegation.id, { ...filter, limit });
    const all = (await read({})).items;
    const paged: AuditEntryView[] = [];
    let cursor: string | undefined;
    do {
      const page = await read(cursor === undefined ? {} : { cursor }, 1);
      expect(page.items).toHaveLength(1);
      paged.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(paged).toEqual(all);
    const actions = async (filter: Parameters<typeof read>[0]) =>
      (await read(filter)).items.map(({ action }) => action);
    expect(await actions({ kind: 'people' })).toEqual(['delegate.added', 'delegate.added']);
    expect(await actions({ kind: 'registration' })).toEqual([
      'delegation.preparing',
      'delegation.invited',
    ]);
    expect(await actions({ kind: 'voting' })).toEqual([]);
    const [entry] = (await read({ personId: other.id })).items;
    expect(entry?.changes).toMatchObject({ familyName: { from: null, to: 'Weber' } });
    expect(await actions({ kind: 'people', personId: other.id })).toHaveLength(1);
  });

  it('finds its first page through an index among a hundred times the entries', async () => {
    const owner = new Client({ connectionString: world.database.url });
    await owner.connect();
    // A long history of this delegation, in between those of 400 others.
    await owner.query(
      `INSERT INTO audit_entry (id, at, request_id, action, subject_type, subject_id, changes)
       SELECT gen_random_uuid(), now(), 'old', 'delegate.changed', 'delegation',
              CASE WHEN n % 40 = 0 THEN $1 ELSE md5((n % 400)::text) END,
              jsonb_build_object('delegate', jsonb_build_object('from', null, 'to', md5((n % 30)::text)))
         FROM generate_series(1, ${MANY}) n`,
      [delegation.id],
    );
    await owner.query('ANALYZE audit_entry');
    await owner.end();
    const { manager } = world.dataSource;
    const subject = { subjectType: 'delegation', subjectId: delegation.id };
    const plan = async (filter: Omit<HistoryQuery, 'limit'>) => {
      const query = historyQuery(manager, subject, { ...filter, limit: 20 });
      const [text, values] = query.getQueryAndParameters();
      const rows = await manager.query<{ 'QUERY PLAN': string }[]>(`EXPLAIN ${text}`, values);
      return rows.map((line) => line['QUERY PLAN']).join('\n');
    };
    for (const filter of [{}, { cursor: encodeCursor([MANY]) }]) {
      expect(await plan(filter)).toMatch(
        /Limit.*\n.*Index Scan Backward using ix_audit_entry_subject_type_subject_id_sequence/,
      );
    }
    // What is rare is looked for among the entries of this delegation alone.
    for (const filter of [{ actions: ACTIONS_OF_KIND.registration }, { personId: person.id }]) {
      const lines = await plan(filter);
      expect(lines).toContain('ix_audit_entry_subject_type_subject_id_sequence');
      expect(lines).not.toContain('Seq Scan');
    }
  });
});
