import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Translator } from '../../../src/common/text/translator.js';
import type { Actor } from '../../../src/common/actor.js';
import { DelegationExportService } from '../../../src/delegations/delegation-export.service.js';
import { DELEGATION_ROWS } from '../../../src/delegations/delegation-rows.js';
import { SavedFiltersService } from '../../../src/delegations/saved-filters/saved-filters.service.js';
import { createAssembly } from '../../factories/assemblies.js';
import { createDelegation } from '../../factories/delegations.js';
import { refusalOf } from '../../factories/refusal.js';
import { createUser } from '../../factories/users.js';
import { createWorld, type World } from '../../factories/world.js';

let world: World;
let assemblyId: string;
let organizer: Actor;

beforeAll(async () => {
  world = await createWorld();
  world.clock.set('2025-11-01T09:00:00Z');
  assemblyId = (await createAssembly(world)).id;
  organizer = await createUser(world, 'organizer', { assemblyId });
  await world.assemblies.setDeadlines(organizer, assemblyId, [
    { step: 'registration', at: '2025-11-02T18:00:00Z' },
  ]);
  for (const [iso2, status] of [
    ['MA', 'confirmed'],
    ['FR', 'preparing'],
    ['KE', 'declined'],
  ] as const) {
    await createDelegation(world, assemblyId, iso2, status);
  }
  await world.inviting.invite(organizer, assemblyId, { memberIso2s: ['JP'] });
});
afterAll(() => world?.database.close());

const list = async (filter = {}) => {
  const rows = await world.directory.list(organizer, assemblyId, filter);
  return Object.fromEntries(rows.map(({ memberIso2, needs }) => [memberIso2, needs]));
};

describe('the list of delegations', () => {
  it('says what each needs, and narrows to it', async () => {
    expect(await list()).toMatchObject({
      FR: ['not_submitted'],
      JP: ['not_submitted', 'no_focal_point'],
      KE: [],
    });
    world.clock.set('2025-11-03T09:00:00Z');
    expect(Object.keys(await list({ need: 'late' })).sort()).toEqual(['FR', 'JP']);
    expect(Object.keys(await list({ need: 'no_focal_point' }))).toEqual(['JP']);
    world.clock.set('2025-11-01T09:00:00Z');
  });

  it('is exported in the reader’s language, in its alphabet, with the Assembly’s times', async () => {
    const exports = new DelegationExportService(
      world.directory,
      world.assemblies,
      new Translator(),
    );
    const arabic = { ...organizer, language: 'ar' as const };
    const { body, fileName } = await exports.export(arabic, assemblyId, { q: 'maroc' }, 'csv');
    expect(fileName).toMatch(/الوفود\.csv$/);
    const [header, ...rows] = body.toString('utf8').trimEnd().split('\n');
    expect(header).toContain('الوفد');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain('المغرب');
    expect(rows[0]).toContain('2025-11-01 10:00');
    const focalPoint = await createUser(world, 'focal_point', {
      assemblyId,
      delegationId: (await world.delegations.ofAssembly(assemblyId))[0]?.id ?? '',
    });
    expect(await refusalOf(exports.export(focalPoint, assemblyId, {}, 'xlsx'))).toBe('not_allowed');
  });

  it('comes through indexes, however many other Assemblies there are', async () => {
    const { manager } = world.dataSource;
    await manager.query(
      `INSERT INTO assembly (id, version, code, name, city, host_iso2, timezone, starts_on, ends_on,
                             day_start, day_end, slot_minutes)
       SELECT gen_random_uuid(), 1, 'OLD' || n, 'Old ' || n, 'Lyon', 'FR', 'Europe/Paris',
              DATE '2000-01-03', DATE '2000-01-06', '08:00', '20:00', 30
         FROM generate_series(1, 200) n`,
    );
    // The delegations of an Assembly are made together, so they lie together.
    await manager.query(
      `INSERT INTO delegation (id, version, assembly_id, member_iso2, status, status_at)
       SELECT gen_random_uuid(), 1, a.id, m.iso2, 'confirmed', now()
         FROM assembly a CROSS JOIN member_state m WHERE a.code LIKE 'OLD%' ORDER BY a.id`,
    );
    await manager.query(
      `INSERT INTO delegate (id, version, delegation_id, role, given_names, family_name)
       SELECT gen_random_uuid(), 1, d.id, 'delegate', 'A', 'B'
         FROM delegation d JOIN assembly a ON a.id = d.assembly_id
        CROSS JOIN generate_series(1, 4) WHERE a.code LIKE 'OLD%'`,
    );
    // Each delegation has a focal point who was invited and has changed something.
    await manager.query(
      `INSERT INTO role_grant (id, version, user_id, role, assembly_id, delegation_id)
       SELECT gen_random_uuid(), 1, $1, 'focal_point', a.id, d.id
         FROM delegation d JOIN assembly a ON a.id = d.assembly_id WHERE a.code LIKE 'OLD%'`,
      [organizer.userId],
    );
    await manager.query(
      `INSERT INTO invitation (id, version, purpose, token_hash, role, assembly_id, delegation_id, expires_at)
       SELECT gen_random_uuid(), 1, 'invitation', sha256(d.id::text::bytea), 'focal_point', a.id, d.id, now()
         FROM delegation d JOIN assembly a ON a.id = d.assembly_id WHERE a.code LIKE 'OLD%'`,
    );
    await manager.query(
      `INSERT INTO audit_entry (id, at, actor_user_id, request_id, action, subject_type, subject_id, changes)
       SELECT gen_random_uuid(), now(), $1, 'old', 'delegation.submitted', 'delegation', d.id, '{}'
         FROM delegation d JOIN assembly a ON a.id = d.assembly_id WHERE a.code LIKE 'OLD%'`,
      [organizer.userId],
    );
    await manager.query('ANALYZE delegation, delegate, role_grant, invitation, audit_entry');
    const plan: { 'QUERY PLAN': string }[] = await manager.query(`EXPLAIN ${DELEGATION_ROWS}`, [
      assemblyId,
      world.clock.now(),
      null,
    ]);
    const lines = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(lines).toMatch(/Index (Only )?Scan using \w+ on delegation d/);
    expect(lines).toContain('ix_delegate_delegation_id');
    expect(lines).not.toMatch(
      /Seq Scan on (delegation|delegate|role_grant|invitation|audit_entry) /,
    );
    expect(Object.keys(await list())).toHaveLength(4);
  });
});

describe('saved filters', () => {
  it('are kept by name, for their owner alone', async () => {
    const filters = new SavedFiltersService(world.dataSource, world.assemblies);
    const choice = { region: 'africa' as const, need: 'late' as const };
    const kept = await filters.keep(organizer, assemblyId, { name: ' Africa, late ', choice });
    expect(kept).toMatchObject({ name: 'Africa, late', choice });
    expect(
      await refusalOf(filters.keep(organizer, assemblyId, { name: 'Africa, late', choice })),
    ).toBe('already_exists: name not_unique');
    expect(await refusalOf(filters.keep(organizer, assemblyId, { name: '  ', choice }))).toBe(
      'validation_failed: name required',
    );
    const other = await createUser(world, 'organizer', { assemblyId });
    expect(await filters.list(other, assemblyId)).toEqual([]);
    expect(await refusalOf(filters.forget(other, assemblyId, kept.id))).toBe('not_found');
    expect((await filters.list(organizer, assemblyId)).map(({ id }) => id)).toEqual([kept.id]);
    await filters.forget(organizer, assemblyId, kept.id);
    expect(await filters.list(organizer, assemblyId)).toEqual([]);
  });
});
