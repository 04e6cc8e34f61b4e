import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from 'pg';
import { AuditValues } from '../../../src/audit/values/audit-values.js';
import { DataCipher } from '../../../src/common/crypto/data-cipher.js';
import type { Actor } from '../../../src/common/actor.js';
import { Environment } from '../../../src/config/environment.js';
import type { Delegation } from '../../../src/delegations/delegation.entity.js';
import { Party } from '../../../src/delegations/parties/party.entity.js';
import { Delegate } from '../../../src/delegations/people/delegate.entity.js';
import { DocumentService } from '../../../src/delegations/people/document.service.js';
import { DUPLICATES } from '../../../src/delegations/people/duplicates.js';
import { RotateKeysService } from '../../../src/delegations/people/rotate-keys.service.js';
import { OutboxEvent } from '../../../src/outbox/outbox-event.entity.js';
import { createAssembly, system } from '../../factories/assemblies.js';
import { createDelegation } from '../../factories/delegations.js';
import { fullCard } from '../../factories/people.js';
import { refusalOf } from '../../factories/refusal.js';
import { createUser } from '../../factories/users.js';
import { createWorld, type World } from '../../factories/world.js';

/** 1,500 people, a hundred times. */
const MANY = 150_000;

let world: World;
let assemblyId: string;
let organizer: Actor;
let protocol: Actor;
let reviewer: Actor;

beforeAll(async () => {
  world = await createWorld();
  assemblyId = (await createAssembly(world)).id;
  organizer = await createUser(world, 'organizer', { assemblyId });
  protocol = await createUser(world, 'protocol', { assemblyId });
  reviewer = await createUser(world, 'reviewer', { assemblyId });
});
afterAll(() => world?.database.close());

const add = (
  { delegation, focalPoint }: { delegation: Delegation; focalPoint: Actor },
  card = fullCard(),
  role: 'head' | 'delegate' = 'delegate',
) => world.people.add(focalPoint, assemblyId, delegation.id, { role, ...card });
const now = ({ id }: Delegate) => world.dataSource.manager.findOneByOrFail(Delegate, { id });

describe('a person who stands there twice', () => {
  it('is a warning, never a refusal, and tells a delegation nothing of another', async () => {
    const [kenya, chad] = [
      await createDelegation(world, assemblyId, 'KE'),
      await createDelegation(world, assemblyId, 'TD'),
    ];
    const first = await add(kenya, fullCard({ documentNumber: 'KE 777-001' }));
    const sameDocument = await add(chad, fullCard({ documentNumber: 'ke777001' }));
    const { dateOfBirth } = first;
    const samePerson = await add(
      kenya,
      fullCard({ familyName: first.familyName.toUpperCase(), dateOfBirth }),
    );
    const warnings = async (actor: Actor, { delegationId, id }: Delegate) =>
      (await world.personReader.get(actor, assemblyId, delegationId, id)).warnings;
    expect(await warnings(reviewer, sameDocument)).toEqual([
      { code: 'same_document', until: null, personId: first.id, delegationId: first.delegationId },
    ]);
    expect(await warnings(chad.focalPoint, sameDocument)).toEqual([
      { code: 'same_document', until: null, personId: null, delegationId: null },
    ]);
    expect(await warnings(kenya.focalPoint, samePerson)).toMatchObject([
      { code: 'same_person', personId: first.id },
    ]);
    const elsewhere = (await createAssembly(world)).id;
    const other = await createDelegation(world, elsewhere, 'KE');
    const again = await world.people.add(system, elsewhere, other.delegation.id, {
      role: 'head',
      ...fullCard({ documentNumber: 'KE777001', documentExpiresOn: '2026-01-01' }),
    });
    const view = await world.personReader.get(system, elsewhere, other.delegation.id, again.id);
    expect(view.warnings).toMatchObject([{ code: 'document_expires', until: '2026-05-27' }]);
  });

  it('is found through indexes among a hundred times the people', async () => {
    const owner = new Client({ connectionString: world.database.url });
    await owner.connect();
    const { delegation } = await createDelegation(world, assemblyId, 'MA');
    await owner.query('SET session_replication_role = replica');
    await owner.query(
      `INSERT INTO delegate (version, delegation_id, role, given_names, family_name, date_of_birth, name_key,
              document_sealed, document_key_id, document_hash, document_tail)
       SELECT 1, $1, 'delegate', 'Given', 'Family', DATE '1950-01-01' + n % 15000, 'family given ' || n,
              '\\x00', 'app', sha256(n::text::bytea), '123'
         FROM generate_series(1, ${MANY}) n`,
      [delegation.id],
    );
    await owner.query('ANALYZE delegate');
    const some = await owner.query<{ id: string }>(
      'SELECT id FROM delegate WHERE delegation_id = $1 LIMIT 12',
      [delegation.id],
    );
    const plan = await owner.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${DUPLICATES}`, [
      assemblyId,
      some.rows.map(({ id }) => id),
    ]);
    const text = plan.rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toContain('ix_delegate_document_hash');
    expect(text).toContain('ix_delegate_birth_name');
    expect(text).not.toMatch(/Seq Scan on delegate/);
    await owner.query('DELETE FROM delegate WHERE delegation_id = $1', [delegation.id]);
    await owner.end();
  });
});

describe('somebody else in the place', () => {
  it('takes place, role and seat, also over a full quota and after the deadline', async () => {
    const norway = await createDelegation(world, assemblyId, 'NO', 'confirmed');
    const { id, quota } = norway.delegation;
    const people = await world.dataSource.manager.findBy(Delegate, { delegationId: id });
    const head = people.find(({ role }) => role === 'head')!;
    await world.people.addAll(
      system,
      assemblyId,
      id,
      Array.from({ length: quota - people.length }, () => ({
        role: 'delegate' as const,
        ...fullCard(),
      })),
    );
    expect(await refusalOf(add(norway))).toBe('quota_exceeded');
    world.clock.set('2025-11-20T09:00:00Z');
    const next = await world.replacing.replace(
      norway.focalPoint,
      assemblyId,
      id,
      head.id,
      fullCard({ familyName: 'Next' }),
    );
    expect(next).toMatchObject({ role: 'head', accreditation: 'draft', familyName: 'Next' });
    expect(await now(head)).toMatchObject({ accreditation: 'replaced', replacedById: next.id });
    const party = { delegationId: id, kind: 'delegation' } as const;
    expect(await world.dataSource.manager.findOneByOrFail(Party, party)).toMatchObject({
      principalId: next.id,
    });
    const again = world.replacing.replace(norway.focalPoint, assemblyId, id, head.id, fullCard());
    expect(await refusalOf(again)).toBe('wrong_state');
    expect(await refusalOf(world.people.remove(system, assemblyId, id, next.id))).toBe(
      'wrong_state',
    );
    world.clock.set('2025-09-01T09:00:00Z');
    const events = await world.dataSource.manager.findBy(OutboxEvent, { aggregateId: head.id });
    expect(events.map(({ type }) => type)).toContain('delegate.replaced');
  });
});

describe('more places', () => {
  it('are asked for with a reason, granted by an organizer, one wish at a time', async () => {
    const china = await createDelegation(world, assemblyId, 'CN', 'preparing');
    const { id } = china.delegation;
    const { placeRequests } = world;
    const ask = (input: Parameters<typeof placeRequests.ask>[3], actor = china.focalPoint) =>
      placeRequests.ask(actor, assemblyId, id, input);
    expect(await refusalOf(ask({ places: 2, reason: ' ' }))).toBe(
      'validation_failed: reason required',
    );
    expect(await refusalOf(ask({ places: 2, reason: 'More.', subBureauIso2: 'GI' }))).toBe(
      'validation_failed: subBureauIso2 not_allowed_value',
    );
    const bureau = { role: 'delegate' as const, subBureauIso2: 'HK' };
    for (let place = 0; place < 3; place += 1) await add(china, fullCard(bureau));
    expect(await refusalOf(add(china, fullCard(bureau)))).toBe('quota_exceeded');
    await add(china);
    const asked = await ask({ places: 2, reason: 'More.', subBureauIso2: 'HK' });
    expect(await refusalOf(ask({ places: 1, reason: 'Again.' }))).toBe('already_exists');
    expect((await placeRequests.open(assemblyId)).map((one) => one.id)).toEqual([asked.id]);
    const decide = (actor: Actor, input: { granted: number; answer?: string }) =>
      placeRequests.decide(actor, assemblyId, id, asked.id, input);
    expect(await refusalOf(decide(china.focalPoint, { granted: 2 }))).toBe('not_allowed');
    expect(await refusalOf(decide(organizer, { granted: 0 }))).toBe(
      'validation_failed: answer required',
    );
    await decide(organizer, { granted: 1 });
    expect(await refusalOf(decide(organizer, { granted: 1 }))).toBe('wrong_state');
    await add(china, fullCard(bureau));
    expect(await refusalOf(add(china, fullCard(bureau)))).toBe('quota_exceeded');
    const events = await world.dataSource.manager.findBy(OutboxEvent, { aggregateId: asked.id });
    expect(events.map(({ type }) => type).sort()).toEqual(['places.granted', 'places.requested']);
  });
});

describe('permits', () => {
  it('have an approval of their own, by protocol', async () => {
    const chile = await createDelegation(world, assemblyId, 'CL', 'preparing');
    const { id } = chile.delegation;
    const guard = await add(chile);
    const { permits } = world;
    const ask = (actor = chile.focalPoint) =>
      permits.ask(actor, assemblyId, id, guard.id, { kind: 'weapon', detail: 'Pistol, 9 mm' });
    const permit = await ask();
    expect(await refusalOf(ask())).toBe('already_exists: kind not_unique');
    const decide = (actor: Actor, decision: 'approve' | 'refuse', reason = '') =>
      permits.decide(actor, assemblyId, id, permit.id, decision, reason);
    expect(await refusalOf(decide(reviewer, 'approve'))).toBe('not_allowed');
    expect(await refusalOf(decide(protocol, 'refuse'))).toBe('validation_failed: reason required');
    const page = await permits.page(assemblyId, 'requested', { limit: 10 });
    expect(page.items.map((one) => one.id)).toEqual([permit.id]);
    expect(await decide(protocol, 'approve')).toMatchObject({ status: 'approved' });
    expect(await refusalOf(decide(protocol, 'refuse', 'Late.'))).toBe('wrong_state');
    await permits.withdraw(chile.focalPoint, assemblyId, id, permit.id);
    const second = await ask();
    await permits.decide(protocol, assemblyId, id, second.id, 'refuse', 'Not in the hall.');
    expect(
      (await permits.of(chile.focalPoint, assemblyId, id)).map(({ status }) => status),
    ).toEqual(expect.arrayContaining(['withdrawn', 'refused']));
    const events = await world.dataSource.manager.findBy(OutboxEvent, { aggregateId: permit.id });
    expect(events.map(({ type }) => type).sort()).toEqual([
      'permit.approved',
      'permit.requested',
      'permit.withdrawn',
    ]);
    const stranger = await createUser(world, 'focal_point', {
      assemblyId,
      delegationId: assemblyId,
    });
    expect(await refusalOf(ask(stranger))).toBe('not_found');
  });

  it('end with the person who leaves, and protocol is told', async () => {
    const uruguay = await createDelegation(world, assemblyId, 'UY', 'confirmed');
    const { id } = uruguay.delegation;
    const ask = async () => {
      const guard = await add(uruguay);
      const wish = { kind: 'close_protection' as const, detail: 'The minister' };
      return {
        guard,
        permit: await world.permits.ask(uruguay.focalPoint, assemblyId, id, guard.id, wish),
      };
    };
    const [replaced, removed, stays] = [await ask(), await ask(), await ask()];
    await world.permits.decide(protocol, assemblyId, id, replaced.permit.id, 'approve');
    await world.replacing.replace(
      uruguay.focalPoint,
      assemblyId,
      id,
      replaced.guard.id,
      fullCard(),
    );
    await world.people.remove(uruguay.focalPoint, assemblyId, id, removed.guard.id);
    const gone = async ({ permit }: typeof stays) =>
      world.dataSource.manager.existsBy(OutboxEvent, {
        aggregateId: permit.id,
        type: 'permit.withdrawn',
      });
    expect([await gone(replaced), await gone(removed), await gone(stays)]).toEqual([
      true,
      true,
      false,
    ]);
    await world.transitions.take(organizer, assemblyId, id, 'withdraw');
    expect(await gone(stays)).toBe(true);
    const open = await world.permits.page(assemblyId, 'requested', { limit: 10 });
    expect(open.items.filter(({ delegationId }) => delegationId === id)).toEqual([]);
  });
});

describe('the keys of document numbers', () => {
  it('change without losing a number', async () => {
    const peru = await createDelegation(world, assemblyId, 'PE', 'preparing');
    const person = await add(peru, fullCard({ documentNumber: 'PE1234567' }));
    const environment = Object.assign(new Environment(), world.environment, {
      DATA_KEYS: `new:${randomBytes(32).toString('base64')}`,
    });
    const cipher = new DataCipher(environment);
    const { dataSource, transactor, delegations } = world;
    const rotate = new RotateKeysService(dataSource, transactor, cipher, new AuditValues(cipher));
    expect(await rotate.run(system)).toBeGreaterThan(0);
    expect(await rotate.run(system)).toBe(0);
    expect(await now(person)).toMatchObject({ documentKeyId: 'new', version: person.version });
    const documents = new DocumentService(transactor, delegations, cipher);
    const reveal = (by: DocumentService) =>
      by.reveal(system, assemblyId, peru.delegation.id, person.id);
    expect(await reveal(documents)).toBe('PE1234567');
    await expect(reveal(world.documents)).rejects.toThrow(/not in DATA_KEYS/);
  });
});
