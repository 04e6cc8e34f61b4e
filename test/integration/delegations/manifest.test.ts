import ExcelJS from 'exceljs';
import { parse } from 'csv-parse/sync';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/common/actor.js';
import { Translator } from '../../../src/common/text/translator.js';
import type { Delegation } from '../../../src/delegations/delegation.entity.js';
import { Delegate } from '../../../src/delegations/people/delegate.entity.js';
import { ManifestExportsService } from '../../../src/delegations/travel/manifest/manifest-exports.service.js';
import {
  ManifestService,
  pageQuery,
  type ManifestFilter,
} from '../../../src/delegations/travel/manifest/manifest.service.js';
import type { TravelFields } from '../../../src/delegations/travel/domain/travel-fields.js';
import { TravelGate } from '../../../src/delegations/travel/travel-gate.js';
import { TravelLeg } from '../../../src/delegations/travel/travel-leg.entity.js';
import { TravelService } from '../../../src/delegations/travel/travel.service.js';
import { createAssembly, system } from '../../factories/assemblies.js';
import { createDelegation } from '../../factories/delegations.js';
import { refusalOf } from '../../factories/refusal.js';
import { createUser } from '../../factories/users.js';
import { createWorld, type World } from '../../factories/world.js';

/** 1,500 people, a hundred times. */
const MANY = 150_000;

let world: World;
let travel: TravelService;
let manifest: ManifestService;
let exporting: ManifestExportsService;
let assemblyId: string;
let delegation: Delegation;
let protocol: Actor;
let head: Delegate;
let second: Delegate;

beforeAll(async () => {
  world = await createWorld();
  const { dataSource, transactor, clock, delegations, assemblies, accounts, deadlines } = world;
  const gate = new TravelGate(delegations, assemblies, deadlines);
  travel = new TravelService(
    dataSource,
    transactor,
    clock,
    delegations,
    assemblies,
    accounts,
    gate,
    world.auditValues,
  );
  manifest = new ManifestService(dataSource, assemblies, accounts);
  exporting = new ManifestExportsService(
    dataSource,
    transactor,
    new Translator(),
    assemblies,
    manifest,
  );
  assemblyId = (await createAssembly(world)).id;
  protocol = await createUser(world, 'protocol', { assemblyId }, 'fr');
  ({ delegation } = await createDelegation(world, assemblyId, 'KE', 'confirmed'));
  const people = await dataSource.manager.findBy(Delegate, { delegationId: delegation.id });
  head = people.find(({ role }) => role === 'head')!;
  second = people.find(({ role }) => role !== 'head')!;
});
afterAll(() => world?.database.close());

/** Enters travel over what stands there. */
async function enter(person: Delegate, changes: Partial<TravelFields>): Promise<void> {
  const { people } = await travel.list(system, assemblyId, delegation.id);
  const { fields } = people.find(({ personId }) => personId === person.id)!;
  await travel.edit(system, assemblyId, delegation.id, person.id, { base: fields, changes });
}
const arrival = (date: string, time: string, number: string): Partial<TravelFields> => ({
  arrivalMode: 'flight',
  arrivalNumber: number,
  arrivalPort: 'RAK',
  arrivalDate: date,
  arrivalTime: time,
});
const page = (filter: Partial<ManifestFilter> = {}, limit = 50, cursor?: string) =>
  manifest.page(
    assemblyId,
    { direction: 'arrival', ...filter },
    { limit, ...(cursor === undefined ? {} : { cursor }) },
  );

describe('the manifest', () => {
  it('lists by time what is known, page by page, by day and by need', async () => {
    await enter(head, { ...arrival('2025-11-23', '23:30', 'AT761'), securityCar: true });
    await enter(second, arrival('2025-11-22', '08:00', 'AF100'));
    const { items } = await page();
    expect(items.map(({ person, number, code }) => [person, number, code])).toEqual([
      ['Sam Second', 'AF100', 'KEN'],
      ['Alex First', 'AT761', 'KEN'],
    ]);
    const first = await page({}, 1);
    expect((await page({}, 1, first.nextCursor!)).items[0]?.person).toBe('Alex First');
    // 23:30 in Marrakech is 22:30 UTC, still of the 23rd there.
    expect((await page({ day: '2025-11-23' })).items).toHaveLength(1);
    expect((await page({ day: '2025-11-24' })).items).toEqual([]);
    expect((await page({ needs: 'security' })).items.map(({ person }) => person)).toEqual([
      'Alex First',
    ]);
    expect((await page({ port: 'CMN' })).items).toEqual([]);
    const summary = await manifest.summary(assemblyId);
    expect(summary.bands).toContainEqual({
      direction: 'arrival',
      day: '2025-11-23',
      port: 'RAK',
      hour: 23,
      people: 1,
      transfers: 0,
      accessible: 0,
      security: 1,
    });
    expect(summary).toMatchObject({ people: 2, withoutArrival: 0, withoutDeparture: 2 });
  });

  it('shows what is new, changed with its old value, and gone since the last export', async () => {
    expect((await page({ changed: true })).items).toHaveLength(2);
    const first = await exporting.take(protocol, assemblyId);
    expect(first).toMatchObject({ rowCount: 2, added: 2, changed: 0, takenBy: protocol.name });
    expect((await page({ changed: true })).items).toEqual([]);
    await enter(head, { arrivalTime: '22:10', hotelOther: 'Embassy' });
    await enter(second, { arrivalMode: null });
    const { items, removed } = await page({ changed: true });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      change: 'changed',
      old: [
        { field: 'at', value: '2025-11-23T22:30:00.000Z' },
        { field: 'hotel', value: '' },
      ],
    });
    expect(removed.map(({ person, number }) => [person, number])).toEqual([
      ['Sam Second', 'AF100'],
    ]);
    const counts = { added: 0, changed: 1, removed: 1 };
    expect(await manifest.summary(assemblyId)).toMatchObject(counts);
    world.clock.set('2025-11-02T09:00:00Z');
    expect(await exporting.take(protocol, assemblyId)).toMatchObject(counts);
    // Changed and changed back is no change.
    await enter(head, { arrivalTime: '20:00' });
    await enter(head, { arrivalTime: '22:10' });
    expect((await page({ changed: true })).items).toEqual([]);
  });

  it('is a file in the reader’s language, with the changes and without formulas', async () => {
    await world.dataSource.manager.update(Delegate, { id: head.id }, { familyName: '=1+1' });
    await world.dataSource.manager.update(Delegate, { id: head.id }, { givenNames: '' });
    world.clock.set('2025-11-03T09:00:00Z');
    const { id } = await exporting.take(protocol, assemblyId);
    const csv = await exporting.file(protocol, assemblyId, id, 'csv');
    const rows: string[][] = parse(csv.body, { bom: true });
    expect(rows[0]?.slice(0, 3)).toEqual(['Sens', 'Jour', 'Heure']);
    expect(rows[1]).toContain("'=1+1");
    expect(rows[1]?.at(-1)).toBe('Modifié. Personne : était Alex First.');
    const xlsx = await exporting.file(protocol, assemblyId, id, 'xlsx');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(xlsx.body as unknown as ExcelJS.Buffer);
    expect(book.worksheets[0]?.getRow(2).getCell(9).value).toBe('=1+1');
    const other = (await createAssembly(world)).id;
    expect(await refusalOf(exporting.file(protocol, other, id, 'csv'))).toBe('not_found');
  });

  it('finds its first page through an index among a hundred times the people', async () => {
    const { manager } = world.dataSource;
    // As owner, and without looking each reference up: the rows fit each other.
    const owner = new Client({ connectionString: world.database.url });
    await owner.connect();
    await owner.query('SET session_replication_role = replica');
    await owner.query(
      `INSERT INTO delegate (version, delegation_id, role, given_names, family_name)
       SELECT 1, $1, 'delegate', 'Given', 'Family ' || n FROM generate_series(1, ${MANY}) n`,
      [delegation.id],
    );
    await owner.query(
      `INSERT INTO travel_leg (version, assembly_id, delegation_id, delegate_id, direction, mode, number,
              port, date, time, at, zone)
       SELECT 1, $1, $2, p.id, 'arrival', 'flight', 'AT1', 'RAK', '2025-11-23', '10:00',
              timestamptz '2025-11-20 00:00Z' + random() * interval '5 days', 'Africa/Casablanca'
         FROM delegate p WHERE p.delegation_id = $2 AND p.family_name LIKE 'Family %'`,
      [assemblyId, delegation.id],
    );
    await owner.query('ANALYZE delegate, travel_leg');
    await owner.end();
    expect(await manager.count(TravelLeg)).toBeGreaterThan(MANY);
    const last = await manifest.lastExport(assemblyId);
    const { text, values } = pageQuery(
      assemblyId,
      { direction: 'arrival' },
      ['2025-11-22T23:00:00Z', '2025-11-23T23:00:00Z'],
      last!.id,
      { limit: 50 },
    );
    const plan = await manager.query<{ 'QUERY PLAN': string }[]>(`EXPLAIN ANALYZE ${text}`, values);
    const lines = plan.map((line) => line['QUERY PLAN']).join('\n');
    expect(lines).toContain('Index Scan using ix_travel_leg_manifest');
    expect(lines).not.toMatch(/Seq Scan on (travel_leg|delegate|manifest_row)/);
  });
});
