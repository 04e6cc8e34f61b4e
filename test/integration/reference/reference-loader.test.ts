import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../src/common/errors/app-error.js';
import { MemberState } from '../../../src/reference/member-state.entity.js';
import { Organisation } from '../../../src/reference/organisation.entity.js';
import { REFERENCE_DATA } from '../../../src/reference/reference-files.js';
import { ReferenceLoader } from '../../../src/reference/reference-loader.js';
import { ReferenceService } from '../../../src/reference/reference.service.js';
import { SubBureau } from '../../../src/reference/sub-bureau.entity.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
let reference: ReferenceService;
let loader: ReferenceLoader;
let directory: string;

/** What stands in the three tables, with the transaction that last wrote each row. */
async function stored(): Promise<unknown[]> {
  const tables = ['member_state', 'sub_bureau', 'organisation'];
  return Promise.all(
    tables.map((table) =>
      database.dataSource.query<unknown>(
        `SELECT xmin::text AS written, t.* FROM ${table} t ORDER BY 2`,
      ),
    ),
  );
}

async function change(file: string, from: string, to: string): Promise<void> {
  const path = join(directory, file);
  const text = await readFile(path, 'utf8');
  expect(text).toContain(from);
  await writeFile(
    path,
    text.replace(from, () => to),
  );
}

beforeAll(async () => {
  database = await createTestDatabase([MemberState, SubBureau, Organisation]);
  reference = new ReferenceService(database.dataSource);
  loader = new ReferenceLoader(database.dataSource, reference);
});

afterAll(() => database.close());

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ga93-reference-'));
  await cp(REFERENCE_DATA, directory, { recursive: true });
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  await owner.query('TRUNCATE member_state, sub_bureau, organisation CASCADE');
  await owner.end();
  reference.forget();
});

afterEach(() => rm(directory, { recursive: true }));

describe('loading the reference data', () => {
  it('fills the tables, and a second time writes nothing', async () => {
    const first = await loader.load();
    expect(first).toEqual({ members: 196, subBureaus: 12, organisations: 30, changed: 238 });
    const before = await stored();
    expect((await loader.load()).changed).toBe(0);
    expect(await stored()).toEqual(before);
  });

  it('serves two processes that load at the same time', async () => {
    const other = new ReferenceLoader(database.dataSource, reference);
    const results = await Promise.all([loader.load(), other.load()]);
    expect(results.map(({ changed }) => changed).sort((a, b) => a - b)).toEqual([0, 238]);
  });

  it('updates a corrected name and nothing else', async () => {
    await loader.load();
    expect((await reference.member('TR')).names.fr).toBe('Türkiye');
    await change('member-names.csv', 'TR,Türkiye,Türkiye', 'TR,Türkiye,Turquie');
    expect((await loader.load(directory)).changed).toBe(1);
    expect((await reference.member('TR')).names).toEqual({
      en: 'Türkiye',
      fr: 'Turquie',
      es: 'Türkiye',
      ar: 'تركيا',
    });
  });

  it('follows a changed parent, region and year, also to no year', async () => {
    await loader.load();
    await change('sub-bureaus.csv', 'HK,CN', 'HK,GB');
    await change('member-states.csv', 'MA,MAR,africa,Morocco,1957', 'MA,MAR,europe,Morocco,');
    expect((await loader.load(directory)).changed).toBe(2);
    expect(await reference.findSubBureau('hk')).toMatchObject({ parentIso2: 'GB' });
    expect(await reference.member('MAR')).toMatchObject({ region: 'europe', joinedYear: null });
  });

  it('refuses a bad file with its place and changes nothing at all', async () => {
    await loader.load();
    const before = await stored();
    await change('member-names.csv', 'Maroc', 'Royaume du Maroc');
    await change('observers.csv', 'EUROPOL,', 'EUROPOL,,');
    await expect(loader.load(directory)).rejects.toMatchObject({
      name: 'ReferenceFileError',
      code: 'wrong_column_count',
      file: 'observers.csv',
      row: 19,
    });
    expect(await stored()).toEqual(before);
  });

  it('rolls everything back when the database refuses the last table', async () => {
    await loader.load();
    const before = await stored();
    const owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    await owner.query(`ALTER TABLE organisation ADD CONSTRAINT closed CHECK (code <> 'NEW')`);
    try {
      await change('member-names.csv', 'TR,Türkiye,Türkiye', 'TR,Türkiye,Turquie');
      await change('observers.csv', 'IACA,', 'NEW,');
      await change('observer-names.csv', 'IACA,', 'NEW,');
      await expect(loader.load(directory)).rejects.toMatchObject({ code: '23514' });
      expect(await stored()).toEqual(before);
    } finally {
      await owner.query('ALTER TABLE organisation DROP CONSTRAINT closed');
      await owner.end();
    }
  });

  it('refuses a missing file', async () => {
    await rm(join(directory, 'sub-bureau-names.csv'));
    await expect(loader.load(directory)).rejects.toMatchObject({
      code: 'file_unreadable',
      file: 'sub-bureau-names.csv',
    });
    expect(await reference.members()).toEqual([]);
  });
});

describe('reading the reference data', () => {
  it('does not keep the emptiness that it saw before the first load', async () => {
    expect(await reference.members()).toEqual([]);
    const elsewhere = new ReferenceLoader(
      database.dataSource,
      new ReferenceService(database.dataSource),
    );
    await elsewhere.load();
    expect(await reference.members()).toHaveLength(196);
  });

  it.each([
    ['morocco', 'MA'],
    ['MAR', 'MA'],
    ['COTE', 'CI'],
    ['turkiye', 'TR'],
    ['Turquie', 'TR'],
    ['south korea', 'KR'],
    ['corea', 'KR'],
    ['المغرب', 'MA'],
    ['الامارات', 'AE'],
    ['Китай', 'CN'],
    ['中国', 'CN'],
    ['viet', 'VN'],
    ['palestine', 'PS'],
    ['kinshasa', 'CD'],
  ])('finds a member by %s', async (search, iso2) => {
    await loader.load();
    expect((await reference.members({ search }))[0]?.iso2).toBe(iso2);
  });

  it('narrows to a region, orders by the reader’s alphabet, and finds nothing for signs', async () => {
    await loader.load();
    expect(await reference.members({ region: 'americas' })).toHaveLength(38);
    const french = await reference.members({ language: 'fr' });
    const names = french.map((member) => member.names.fr);
    const egypt = names.indexOf('Égypte');
    expect(names.slice(egypt, egypt + 4)).toEqual([
      'Égypte',
      'El Salvador',
      'Émirats arabes unis',
      'Équateur',
    ]);
    expect(names[0]).toBe('Afghanistan');
    expect(await reference.members({ search: '%' })).toEqual([]);
    expect(await reference.members({ search: 'maroc', region: 'europe' })).toEqual([]);
    expect((await reference.subBureaus({ search: 'hong kong' }))[0]?.iso2).toBe('HK');
    expect((await reference.organisations({ search: 'الاتحاد' })).length).toBeGreaterThan(0);
  });

  it('knows members by either code and refuses an unknown one', async () => {
    await loader.load();
    expect((await reference.findMember('mar'))?.iso2).toBe('MA');
    expect(await reference.findMember('HK')).toBeNull();
    expect((await reference.findOrganisation('europol'))?.headquartersCountry).toBe('NL');
    await expect(reference.member('TW')).rejects.toEqual(
      new AppError('member_unknown', { params: { code: 'TW' } }),
    );
  });
});

describe('the database itself', () => {
  it.each([
    ['an unknown region', `UPDATE member_state SET region = 'maghreb' WHERE iso2 = 'MA'`],
    ['a small code', `UPDATE member_state SET iso3 = 'mar' WHERE iso2 = 'MA'`],
    ['a missing language', `UPDATE member_state SET names = names - 'ar' WHERE iso2 = 'MA'`],
    ['a second iso3', `UPDATE member_state SET iso3 = 'CHN' WHERE iso2 = 'MA'`],
    ['an unknown parent', `UPDATE sub_bureau SET parent_iso2 = 'XX' WHERE iso2 = 'HK'`],
    ['a bureau below itself', `UPDATE sub_bureau SET parent_iso2 = 'HK' WHERE iso2 = 'HK'`],
    ['an unknown kind', `UPDATE organisation SET kind = 'club' WHERE code = 'AU'`],
  ])('refuses %s', async (_what, statement) => {
    await loader.load();
    await expect(database.dataSource.query(statement)).rejects.toMatchObject({
      code: expect.stringMatching(/^23/) as string,
    });
  });
});
