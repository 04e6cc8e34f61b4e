import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditEntry } from '../../../src/audit/audit-entry.entity.js';
import { OutboxEvent } from '../../../src/outbox/outbox-event.entity.js';
import { createWorld, GA93, personWith, refusalOf, type World } from './world.js';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(async () => {
  await world.database.close();
});

describe('making an Assembly', () => {
  it('stores it with history and event, by the code of the host in any form', async () => {
    const { assemblies, actor, database } = world;
    const { assembly } = await assemblies.create(actor, { ...GA93, hostIso2: 'mar' });
    expect(assembly).toMatchObject({ code: 'GA93', hostIso2: 'MA', version: 1 });
    const { manager } = database.dataSource;
    const audit = await manager.findBy(AuditEntry, { subjectId: assembly.id });
    expect(audit.map(({ action, changes }) => [action, changes['startsOn']])).toEqual([
      ['assembly.created', { from: null, to: '2025-11-24' }],
    ]);
    const events = await manager.findBy(OutboxEvent, { aggregateId: assembly.id });
    expect(events.map(({ type, payload }) => [type, payload])).toEqual([
      ['assembly.created', { assemblyId: assembly.id }],
    ]);
    const stored = await assemblies.require(assembly.id);
    expect(assemblies.slotGrid(stored).count).toBe(96);
  });

  it.each([
    [{ hostIso2: 'XX' }, 'member_unknown: hostIso2 wrong_value'],
    [{ endsOn: '2025-11-20' }, 'dates_invalid: endsOn end_before_start'],
    [{ dayEnd: '19:50' }, 'dates_invalid: slotMinutes slot_not_dividing'],
  ])('refuses %j', async (change, expected) => {
    const { assemblies, actor } = world;
    const input = { ...GA93, code: 'GA99', ...change };
    expect(await refusalOf(assemblies.create(actor, input))).toBe(expected);
    expect(await assemblies.findByCode('GA99')).toBeNull();
  });

  it('refuses a code that is taken, in a race too', async () => {
    const { assemblies, actor } = world;
    const make = (): Promise<string> =>
      refusalOf(assemblies.create(actor, { ...GA93, code: 'GA95' }));
    const answers = await Promise.allSettled([make(), make()]);
    const made = answers.filter((answer) => 'value' in answer && answer.value === 'not refused');
    expect(made).toHaveLength(1);
    expect(await make()).toBe('already_exists: code not_unique');
  });

  it('takes a sub-bureau as the host: Hong Kong, China receives GA94', async () => {
    const { assemblies, actor } = world;
    const input = { ...GA93, code: 'GA94', hostIso2: 'HK', timezone: 'Asia/Hong_Kong' };
    expect((await assemblies.create(actor, input)).assembly.hostIso2).toBe('HK');
  });
});

describe('changing an Assembly', () => {
  it('saves what differs once, and refuses an edit that started before', async () => {
    const { assemblies, actor, database } = world;
    const { assembly } = await assemblies.create(actor, { ...GA93, code: 'GA96' });
    const changed = await assemblies.update(actor, assembly.id, 1, { city: 'Rabat' });
    expect(changed.assembly).toMatchObject({ city: 'Rabat', name: GA93.name, version: 2 });
    expect(await refusalOf(assemblies.update(actor, assembly.id, 1, { city: 'Fez' }))).toBe(
      'edit_conflict',
    );
    const same = await assemblies.update(actor, assembly.id, 2, {
      dayStart: '08:00',
      city: 'Rabat',
    });
    expect(same.assembly.version).toBe(2);
    const audit = await database.dataSource.manager.findBy(AuditEntry, {
      subjectId: assembly.id,
      action: 'assembly.changed',
    });
    expect(audit.map(({ changes }) => changes)).toEqual([
      { city: { from: 'Marrakech', to: 'Rabat' } },
    ]);
  });

  it('checks the dates against those that stay', async () => {
    const { assemblies, actor } = world;
    const { assembly } = await assemblies.create(actor, { ...GA93, code: 'GA97' });
    expect(
      await refusalOf(assemblies.update(actor, assembly.id, 1, { startsOn: '2025-11-28' })),
    ).toBe('dates_invalid: endsOn end_before_start');
    expect(await assemblies.require(assembly.id)).toMatchObject({ startsOn: '2025-11-24' });
    expect(await refusalOf(assemblies.update(actor, 'nothing', 1, {}))).toBe('not_found');
  });
});

describe('deadlines', () => {
  it('replace each other', async () => {
    const { assemblies, actor } = world;
    const { assembly } = await assemblies.create(actor, { ...GA93, code: 'GA98' });
    await assemblies.setDeadlines(actor, assembly.id, [
      { step: 'requests', at: '2025-11-20T18:00:00Z' },
      { step: 'registration', at: '2025-11-01T00:00:00+01:00' },
    ]);
    const { deadlines } = await assemblies.setDeadlines(actor, assembly.id, [
      { step: 'registration', at: '2025-11-02T00:00:00+01:00' },
    ]);
    expect(deadlines.map(({ step, at }) => [step, at.toISOString()])).toEqual([
      ['registration', '2025-11-01T23:00:00.000Z'],
    ]);
    expect(
      await refusalOf(
        assemblies.setDeadlines(actor, assembly.id, [
          { step: 'answers', at: '2025-12-24T00:00:00Z' },
        ]),
      ),
    ).toBe('dates_invalid: deadlines[0].at outside_assembly');
    expect(await assemblies.deadlines(assembly.id)).toHaveLength(1);
  });
});

describe('who sees an Assembly', () => {
  it('is who has a role in it', async () => {
    const { assemblies, actor } = world;
    const { assembly } = await assemblies.create(actor, { ...GA93, code: 'GA90' });
    const other = await assemblies.findByCode('GA93');
    const staff = personWith('staff', assembly.id);
    expect((await assemblies.list(staff)).map((view) => view.assembly.code)).toEqual(['GA90']);
    expect((await assemblies.view(staff, assembly.id)).deadlines).toEqual([]);
    expect(await refusalOf(assemblies.view(staff, other?.id ?? ''))).toBe('not_found');
    expect((await assemblies.list(actor)).length).toBeGreaterThan(3);
  });
});

describe('the installation', () => {
  it('is no demonstration until its loader says so', async () => {
    const { installation } = world;
    expect(await installation.get()).toMatchObject({
      demonstration: false,
      demonstrationLoadedAt: null,
    });
    await installation.set({ demonstration: true });
    const at = new Date('2025-11-01T00:00:00Z');
    await installation.set({ demonstrationLoadedAt: at });
    expect(await installation.get()).toMatchObject({
      demonstration: true,
      demonstrationLoadedAt: at,
    });
  });
});
