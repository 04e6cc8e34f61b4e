import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditEntry } from '../../../src/audit/audit-entry.entity.js';
import { AppError } from '../../../src/common/errors/app-error.js';
import { Booking } from '../../../src/meetings/bookings/booking.entity.js';
import { closedSlots, touchedSlots } from '../../../src/venues/domain/availability.js';
import { Room } from '../../../src/venues/room.entity.js';
import { personWith, refusalOf } from '../assemblies/world.js';
import { createVenueWorld, type VenueWorld } from './world.js';

let world: VenueWorld;

beforeAll(async () => {
  world = await createVenueWorld();
});

afterAll(async () => {
  await world.database.close();
});

describe('rooms', () => {
  it('are made and changed with history, and null clears what may be empty', async () => {
    const { rooms, actor, assembly, database } = world;
    const room = await rooms.create(actor, assembly.id, {
      name: ' Atlas 1 ',
      capacity: 12,
      features: ['secure', 'video'],
      zone: 'North',
      opens: '09:00',
    });
    expect(room).toMatchObject({ name: 'Atlas 1', opens: '09:00', version: 1, closures: [] });
    const changed = await rooms.update(actor, assembly.id, room.id, 1, {
      features: ['secure'],
      zone: null,
      closes: '18:00',
    });
    expect(changed).toMatchObject({
      features: ['secure'],
      zone: null,
      opens: '09:00:00',
      closes: '18:00:00',
      capacity: 12,
      version: 2,
    });
    expect(await refusalOf(rooms.update(actor, assembly.id, room.id, 1, { capacity: 20 }))).toBe(
      'edit_conflict',
    );
    const audit = await database.dataSource.manager.find(AuditEntry, {
      where: { subjectId: room.id },
      order: { sequence: 'ASC' },
    });
    expect(audit.map(({ action }) => action)).toEqual(['room.created', 'room.changed']);
    expect(audit[1]?.changes).toEqual({
      features: { from: ['secure', 'video'], to: ['secure'] },
      zone: { from: 'North', to: null },
      closes: { from: null, to: '18:00:00' },
    });
  });

  it('refuse a name that is taken and hours in which they never open', async () => {
    const { rooms, actor, assembly } = world;
    const make = (input: object): Promise<string> =>
      refusalOf(rooms.create(actor, assembly.id, { name: 'Oasis', capacity: 6, ...input }));
    expect(await make({})).toBe('not refused');
    expect(await make({})).toBe('already_exists: name not_unique');
    expect(await make({ name: 'Night', opens: '20:00' })).toBe(
      'dates_invalid: opens end_before_start',
    );
    expect(await make({ name: 'Night', opens: '12:00', closes: '09:00' })).toBe(
      'dates_invalid: closes end_before_start',
    );
    expect(await refusalOf(rooms.create(actor, randomUUID(), { name: 'X', capacity: 6 }))).toBe(
      'not_found',
    );
  });

  it('are not deleted while a meeting stands in them, and say why', async () => {
    const { rooms, actor, assembly, database } = world;
    const room = await rooms.create(actor, assembly.id, { name: 'Medina', capacity: 6 });
    const { manager } = database.dataSource;
    const party = async (code: string): Promise<string> => {
      const rows = await manager.query<{ id: string }[]>(
        `INSERT INTO party (assembly_id, kind, code, names, version) VALUES ($1, 'office', $2, '{}', 1) RETURNING id`,
        [assembly.id, code],
      );
      return rows[0]?.id ?? '';
    };
    const requests = await manager.query<{ id: string }[]>(
      `INSERT INTO meeting_request (assembly_id, requester_id, parties_key, subject, level, status, version)
       VALUES ($1, $2, 'key', 'Talks', 'technical', 'scheduled', 1) RETURNING id`,
      [assembly.id, await party('president')],
    );
    const booking = manager.create(Booking, {
      assemblyId: assembly.id,
      requestId: requests[0]?.id ?? '',
      roomId: room.id,
      startsAt: new Date('2025-11-24T08:00:00Z'),
      endsAt: new Date('2025-11-24T08:30:00Z'),
      planNumber: 1,
    });
    await manager.save(booking);
    expect(await refusalOf(rooms.remove(actor, assembly.id, room.id))).toBe(
      'wrong_state: roomId room_in_use',
    );
    expect(await manager.countBy(AuditEntry, { action: 'room.deleted' })).toBe(0);
    await manager.delete(Booking, { id: booking.id });
    await rooms.remove(actor, assembly.id, room.id);
    expect(await manager.existsBy(Room, { id: room.id })).toBe(false);
    expect(await refusalOf(rooms.remove(actor, assembly.id, room.id))).toBe('not_found');
  });

  it('are closed for a time that touches the Assembly, and opened again', async () => {
    const { rooms, actor, assembly } = world;
    const room = await rooms.create(actor, assembly.id, {
      name: 'Menara',
      capacity: 6,
      opens: '09:00',
      closes: '19:15',
    });
    const close = (startsAt: string, endsAt: string): Promise<string> =>
      refusalOf(rooms.close(actor, assembly.id, room.id, { startsAt, endsAt }));
    expect(await close('2025-11-25T10:00:00Z', '2025-11-25T10:00:00Z')).toBe(
      'dates_invalid: endsAt end_before_start',
    );
    expect(await close('2025-12-25T10:00:00Z', '2025-12-25T11:00:00Z')).toBe(
      'dates_invalid: startsAt outside_assembly',
    );
    const closure = await rooms.close(actor, assembly.id, room.id, {
      startsAt: '2025-11-24T08:10:00Z',
      endsAt: '2025-11-24T09:00:00Z',
    });
    const view = (await rooms.all(assembly.id)).find(({ id }) => id === room.id);
    const grid = world.assemblies.slotGrid(assembly);
    const closed = closedSlots(grid, view!, assembly.timezone).filter((slot) => slot < 24);
    expect(closed).toEqual([0, 1, 2, 3, 22, 23]);
    await rooms.reopen(actor, assembly.id, room.id, closure.id);
    expect(await refusalOf(rooms.reopen(actor, assembly.id, room.id, closure.id))).toBe(
      'not_found',
    );
  });

  it('are seen by those with a role in the Assembly', async () => {
    const { rooms, assembly } = world;
    expect(
      (await rooms.list(personWith('delegate', assembly.id), assembly.id)).length,
    ).toBeGreaterThan(0);
    expect(await refusalOf(rooms.list(personWith('organizer', randomUUID()), assembly.id))).toBe(
      'not_found',
    );
  });
});

describe('importing rooms', () => {
  const CSV = 'name;capacity;features;opens\nTiznit;12;secure|video;9:00\nAgdal;8;;\n';

  it('previews, applies once, and finds nothing to do the second time', async () => {
    const { rooms, actor, assembly } = world;
    const run = (csv: string, apply: boolean) => rooms.import(actor, assembly.id, { csv, apply });
    const before = (await rooms.all(assembly.id)).length;
    expect((await run(CSV, false)).counts).toMatchObject({ create: 2 });
    expect(await rooms.all(assembly.id)).toHaveLength(before);
    expect(await run(CSV, true)).toMatchObject({ applied: true, counts: { create: 2 } });
    expect((await run(CSV, true)).counts).toEqual({ create: 0, update: 0, same: 2, error: 0 });
    expect((await run(CSV.replace('8;;', '9;;'), true)).counts).toMatchObject({
      update: 1,
      same: 1,
    });
    const agdal = (await rooms.all(assembly.id)).find(({ name }) => name === 'Agdal');
    expect(agdal).toMatchObject({ capacity: 9, version: 2, opens: null });
  });

  it('says in the reader’s language what is wrong, and changes nothing', async () => {
    const { rooms, actor, assembly } = world;
    const csv = 'name,capacity,features,closes\nFes,6,,07:00\nSale,one,sauna,\n';
    const french = { ...actor, language: 'fr' as const };
    const { rows } = await rooms.import(french, assembly.id, { csv, apply: false });
    expect(
      rows.flatMap(({ row, errors }) => errors.map((e) => [row, e.column, e.message])),
    ).toEqual([
      [2, 'closes', 'La fin doit venir après le début.'],
      [3, 'capacity', 'Saisissez un nombre entier.'],
      [3, 'features', 'Choisissez l’une des valeurs autorisées.'],
    ]);
    expect(await refusalOf(rooms.import(actor, assembly.id, { csv, apply: true }))).toMatch(
      /^file_invalid: rows\[2\]\.closes end_before_start, rows\[3\]/,
    );
    const names = (await rooms.all(assembly.id)).map(({ name }) => name);
    expect(names).not.toContain('Fes');
  });

  it('names the row at which a broken file cannot be read', async () => {
    const { rooms, actor, assembly } = world;
    const error: unknown = await rooms
      .import(actor, assembly.id, { csv: 'name,capacity\n"Fes,6', apply: false })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).fields).toEqual([
      { path: 'csv', code: 'csv_malformed', params: { row: 2 } },
    ]);
  });
});

describe('interpreters', () => {
  it('keep their pairs in order, and their names out of the history', async () => {
    const { interpreters, actor, assembly, database } = world;
    const made = await interpreters.create(actor, assembly.id, {
      name: 'Amina El Idrissi',
      pairs: ['fr-en', 'en-fr', 'fr-ar'],
    });
    expect(made.pairs).toEqual(['ar-fr', 'en-fr']);
    const changed = await interpreters.update(actor, assembly.id, made.id, 1, {
      name: 'Amina Idrissi',
    });
    expect(changed).toMatchObject({ name: 'Amina Idrissi', pairs: ['ar-fr', 'en-fr'], version: 2 });
    expect(
      await refusalOf(interpreters.create(actor, assembly.id, { name: 'B', pairs: ['en-en'] })),
    ).toBe('validation_failed: pairs[0] language_pair');
    expect(
      await refusalOf(
        interpreters.create(actor, assembly.id, { name: 'Amina Idrissi', pairs: ['en-es'] }),
      ),
    ).toBe('already_exists: name not_unique');
    expect(
      await refusalOf(
        interpreters.update(actor, assembly.id, made.id, 2, { userId: randomUUID() }),
      ),
    ).toBe('validation_failed: userId wrong_value');
    const audit = await database.dataSource.manager.findBy(AuditEntry, { subjectId: made.id });
    expect(audit).toHaveLength(2);
    expect(JSON.stringify(audit)).not.toContain('Amina');
  });

  it('are imported, are absent for a time, and go', async () => {
    const { interpreters, venue, actor, assembly } = world;
    const csv = 'name,pairs\nBooth A,fr-en; es-en\nBooth B,xx\n';
    const preview = await interpreters.import(actor, assembly.id, { csv, apply: false });
    expect(preview.rows.map(({ action }) => action)).toEqual(['create', 'error']);
    await interpreters.import(actor, assembly.id, { csv: csv.replace('xx', 'ar-en'), apply: true });
    const booth = (await venue.of(assembly.id)).interpreters.find(({ name }) => name === 'Booth A');
    expect(booth?.pairs).toEqual(['en-es', 'en-fr']);
    const absence = await interpreters.addAbsence(actor, assembly.id, booth!.id, {
      startsAt: '2025-11-24T12:00:00Z',
      endsAt: '2025-11-24T13:00:00Z',
    });
    const grid = world.assemblies.slotGrid(assembly);
    const { interpreters: all } = await venue.of(assembly.id);
    expect(
      touchedSlots(
        grid,
        all.flatMap(({ absences }) => absences),
      ),
    ).toEqual([10, 11]);
    await interpreters.removeAbsence(actor, assembly.id, booth!.id, absence.id);
    await interpreters.remove(actor, assembly.id, booth!.id);
    expect(
      await refusalOf(
        interpreters.addAbsence(actor, assembly.id, booth!.id, {
          startsAt: '2025-11-24T12:00:00Z',
          endsAt: '2025-11-24T13:00:00Z',
        }),
      ),
    ).toBe('not_found');
  });
});

describe('walking times', () => {
  it('stand once for each pair, whatever the order and the alphabet', async () => {
    const { walkingTimes, actor, assembly } = world;
    const times = await walkingTimes.replace(actor, assembly.id, [
      { zoneA: 'b', zoneB: 'C', minutes: 10 },
      { zoneA: 'Été', zoneB: 'شمال', minutes: 0 },
    ]);
    expect(times.map(({ zoneA, zoneB, minutes }) => [zoneA, zoneB, minutes])).toEqual([
      ['C', 'b', 10],
      ['Été', 'شمال', 0],
    ]);
    expect(
      await refusalOf(
        walkingTimes.replace(actor, assembly.id, [
          { zoneA: 'A', zoneB: 'B', minutes: 1 },
          { zoneA: 'B', zoneB: 'A', minutes: 2 },
          { zoneA: 'C', zoneB: 'C', minutes: 2 },
        ]),
      ),
    ).toBe('validation_failed: items[1].zoneB not_unique, items[2].zoneB same_zone');
    expect(await walkingTimes.list(actor, assembly.id)).toHaveLength(2);
    expect(await walkingTimes.replace(actor, assembly.id, [])).toEqual([]);
  });
});
