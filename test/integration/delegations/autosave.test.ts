import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditEntry } from '../../../src/audit/audit-entry.entity.js';
import type { Actor } from '../../../src/common/actor.js';
import type { Delegation } from '../../../src/delegations/delegation.entity.js';
import type { CardEdit } from '../../../src/delegations/people/autosave/autosave.service.js';
import { Delegate } from '../../../src/delegations/people/delegate.entity.js';
import { OutboxEvent } from '../../../src/outbox/outbox-event.entity.js';
import { createAssembly, system } from '../../factories/assemblies.js';
import { createDelegation } from '../../factories/delegations.js';
import { fullCard } from '../../factories/people.js';
import { refusalOf } from '../../factories/refusal.js';
import { createUser } from '../../factories/users.js';
import { createWorld, type World } from '../../factories/world.js';

let world: World;
let assemblyId: string;
let delegation: Delegation;
let focalPoint: Actor;
let second: Actor;
let person: Delegate;
const codes = ['MA', 'FR', 'GB', 'US', 'JP', 'BR', 'DE', 'KE', 'NG', 'ZA', 'IN', 'ID'];

beforeAll(async () => {
  world = await createWorld();
  assemblyId = (await createAssembly(world)).id;
});
afterAll(() => world?.database.close());
beforeEach(async () => {
  world.clock.set('2025-09-02T09:00:00Z');
  await world.closingAutosaves.run();
  world.clock.set('2025-09-01T09:00:00Z');
  ({ delegation, focalPoint } = await createDelegation(world, assemblyId, codes.shift() ?? ''));
  second = await createUser(world, 'focal_point', { assemblyId, delegationId: delegation.id });
  person = await world.people.add(focalPoint, assemblyId, delegation.id, {
    role: 'head',
    ...fullCard({ position: 'Director', phone: null }),
  });
});

const save = (edit: CardEdit, actor = focalPoint, id = person.id) =>
  world.autosave.save(actor, assemblyId, delegation.id, id, edit);
const now = () => world.dataSource.manager.findOneByOrFail(Delegate, { id: person.id });
const entries = async () =>
  (
    await world.dataSource.manager.find(AuditEntry, {
      where: { subjectId: delegation.id, action: 'delegate.changed' },
      order: { sequence: 'ASC' },
    })
  ).map(({ actorUserId, at, changes }) => ({
    actorUserId,
    at: at.toISOString(),
    fields: changes['fields']?.to,
  }));

describe('autosave', () => {
  it('merges fields of two editors at once, and shows both values of the same field', async () => {
    const [one, two] = await Promise.all([
      save({ base: { position: 'Director' }, changes: { position: 'Director General' } }),
      save({ base: { phone: null }, changes: { phone: '00212 612-345678' } }, second),
    ]);
    expect([one.clashes, two.clashes]).toEqual([[], []]);
    expect(await now()).toMatchObject({ position: 'Director General', phone: '+212612345678' });

    const late = await save(
      { base: { position: 'Director', title: '' }, changes: { position: 'Chief', title: 'Dr' } },
      second,
    );
    expect(late.clashes).toEqual([
      {
        field: 'position',
        base: 'Director',
        mine: 'Chief',
        theirs: 'Director General',
        by: focalPoint.name,
        at: new Date('2025-09-01T09:00:00Z'),
      },
    ]);
    expect(late.person).toMatchObject({ position: 'Director General', title: 'Dr' });
    // A save whose answer was lost is sent again: the same value is no clash.
    const again = await save({ base: { title: '' }, changes: { title: ' Dr ' } }, second);
    expect(again).toMatchObject({ clashes: [], person: { version: late.person.version } });
  });

  it('knows the document number by its version, and never answers it', async () => {
    const { documentVersion } = person;
    const first = await save({
      base: { documentNumber: documentVersion },
      changes: { documentNumber: 'x 12-345 678' },
    });
    expect(first.person).toMatchObject({
      documentVersion: documentVersion + 1,
      documentTail: '678',
    });
    const late = await save(
      { base: { documentNumber: documentVersion }, changes: { documentNumber: 'Y99999' } },
      second,
    );
    expect(late.clashes).toMatchObject([
      { field: 'documentNumber', mine: null, theirs: '•••••• 678', by: focalPoint.name },
    ]);
    const repeated = await save(
      { base: { documentNumber: documentVersion }, changes: { documentNumber: 'X12345678' } },
      second,
    );
    expect(repeated.clashes).toEqual([]);
    const stored = await world.dataSource.query<{ row: string }[]>(
      'SELECT d::text AS row FROM delegate d WHERE id = $1',
      [person.id],
    );
    expect(stored[0]?.row).not.toContain('12345678');
    expect(await world.documents.reveal(second, assemblyId, delegation.id, person.id)).toBe(
      'X12345678',
    );
  });

  it('changes nothing when one field is wrong, and says which', async () => {
    const wrong = save({
      base: {},
      changes: {
        position: 'New',
        familyName: 'بنعلي',
        nativeName: 'A\u202Eb',
        title: 'Dr 🎓',
        phone: '12',
        nationality: 'XX',
        attendsFrom: '2025-11-28',
        attendsTo: '2025-11-23',
      },
    });
    expect(await refusalOf(wrong)).toBe(
      'validation_failed: changes.familyName not_latin, ' +
        'changes.nativeName not_allowed_characters, changes.title emoji, ' +
        'changes.nationality country_unknown, changes.phone wrong_phone',
    );
    const dates = save({
      base: { dateOfBirth: person.dateOfBirth },
      changes: {
        dateOfBirth: '2030-01-01',
        attendsFrom: '2025-11-28',
        attendsTo: '2025-11-23',
        subBureauIso2: 'HK',
      },
    });
    expect(await refusalOf(dates)).toBe(
      'validation_failed: changes.dateOfBirth date_in_future, ' +
        'changes.attendsTo end_before_start, changes.subBureauIso2 not_allowed_value',
    );
    const nameless = save({
      base: { givenNames: person.givenNames, familyName: person.familyName },
      changes: { givenNames: '', familyName: '' },
    });
    expect(await refusalOf(nameless)).toBe('validation_failed: changes.familyName required');
    expect(await now()).toMatchObject({ version: person.version, position: 'Director' });
  });

  it('is one entry of the history for some minutes of one editor, and no event', async () => {
    await save({ base: { position: 'Director' }, changes: { position: 'A' } });
    world.clock.set('2025-09-01T09:00:30Z');
    await save({ base: { position: 'A' }, changes: { position: 'Ab' } });
    await save({ base: {}, changes: { dietNote: 'No nuts.' } });
    await save({ base: {}, changes: { accessNeeds: 'Ramp.' } }, second);
    expect(await world.closingAutosaves.run()).toBe(0);
    expect(await entries()).toEqual([]);
    world.clock.set('2025-09-01T09:03:00Z');
    expect(await world.closingAutosaves.run()).toBe(2);
    const at = '2025-09-01T09:00:30.000Z';
    expect(await entries()).toEqual(
      expect.arrayContaining([
        { actorUserId: focalPoint.userId, at, fields: ['position', 'dietNote'] },
        { actorUserId: second.userId, at, fields: ['accessNeeds'] },
      ]),
    );
    expect(await world.dataSource.manager.countBy(OutboxEvent, { aggregateId: person.id })).toBe(0);
    await save({ base: { position: 'Ab' }, changes: { position: 'Abc' } });
    // Another step of the delegation comes after what was typed before it.
    await world.people.add(focalPoint, assemblyId, delegation.id, {
      role: 'delegate',
      ...fullCard(),
    });
    expect((await entries()).at(-1)).toMatchObject({ fields: ['position'] });
    // Minutes of typing without a pause are written down all the same.
    for (const minute of [4, 6, 8, 10, 12, 15]) {
      world.clock.set(`2025-09-01T09:${String(minute).padStart(2, '0')}:00Z`);
      await save({ base: { title: (await now()).title }, changes: { title: `T${minute}` } });
    }
    expect(await entries()).toHaveLength(4);
  });

  it('keeps strangers, reviewers and late focal points out, and sends back whom it changes', async () => {
    const other = await createUser(world, 'focal_point', { assemblyId, delegationId: assemblyId });
    const reviewer = await createUser(world, 'reviewer', { assemblyId });
    const edit = { base: { position: 'Director' }, changes: { position: 'New' } };
    expect(await refusalOf(save(edit, other))).toBe('not_found');
    expect(await refusalOf(save(edit, reviewer))).toBe('not_allowed');
    expect(await refusalOf(save(edit, focalPoint, assemblyId))).toBe('not_found');
    world.clock.set('2025-10-20T09:00:00Z');
    expect(await refusalOf(save(edit))).toBe('deadline_passed');
    world.clock.set('2025-09-01T09:00:00Z');
    for (const step of ['submit', 'approve', 'confirm'] as const) {
      await world.transitions.take(system, assemblyId, delegation.id, step);
    }
    await world.accreditation.clearAll(reviewer, assemblyId, delegation.id);
    await save(edit);
    expect((await now()).accreditation).toBe('cleared');
    await save({ base: { nationality: 'MA' }, changes: { nationality: 'fr' } });
    expect(await now()).toMatchObject({ accreditation: 'pending', nationality: 'FR' });
  });
});
