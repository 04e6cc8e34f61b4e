import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AssemblyDto } from '../../../src/assemblies/dto/assembly.dto.js';
import type { ProgrammeItemDto } from '../../../src/programme/dto/programme-item.dto.js';
import type { RoomDto } from '../../../src/venues/dto/room.dto.js';
import { startTestApp, type TestApp } from '../../e2e/support/test-app.js';
import type { ProblemBody, TestAnswer, TestClient } from '../../e2e/support/test-client.js';
import { GA93 } from '../assemblies/world.js';

let app: TestApp;
let admin: TestClient;
let organizer: TestClient;
let delegate: TestClient;
let assembly: AssemblyDto;
let base: string;

beforeAll(async () => {
  app = await startTestApp();
  admin = (await app.signInAs({ role: 'admin' })).client;
  const made = await admin.post<AssemblyDto>('/assemblies', GA93);
  if (made.status !== 201) throw new Error(made.text);
  assembly = made.body;
  base = `/assemblies/${assembly.id}`;
  const assemblyId = assembly.id;
  organizer = (await app.signInAs({ role: 'organizer', assemblyId })).client;
  delegate = (await app.signInAs({ role: 'staff', assemblyId })).client;
});
afterAll(() => app?.close());

/** Status, code and the wrong fields of a refusal. */
function problem({ status, body }: TestAnswer<unknown>): string {
  const { code, errors = [] } = body as ProblemBody;
  return [`${status} ${code}`, ...errors.map((error) => `${error.path} ${error.code}`)].join(', ');
}

describe('assemblies over HTTP', () => {
  it('are edited with the version that the reader saw', async () => {
    const seen = await organizer.get<AssemblyDto>(base);
    expect(seen.headers.get('etag')).toBe('"1"');
    expect(seen.body).toMatchObject({ dayStart: '08:00', dayEnd: '20:00', deadlines: [] });
    expect(problem(await organizer.patch(base, { city: 'Rabat' }))).toBe(
      '428 precondition_required',
    );
    const edited = await organizer.patch<AssemblyDto>(base, { city: 'Rabat' }, 1);
    expect(edited.body).toMatchObject({ city: 'Rabat', version: 2, dayStart: '08:00' });
    expect(problem(await organizer.patch(base, { city: 'Fez' }, 1))).toBe('412 edit_conflict');
  });

  it.each([
    [{ city: null }, '400 validation_failed, city not_text'],
    [{ code: 'GA1' }, '400 validation_failed, code unknown_field'],
    [{ timezone: 'Mars/Base' }, '400 validation_failed, timezone not_time_zone'],
    [{ startsOn: '2025-02-30' }, '400 validation_failed, startsOn not_date'],
    [{ startsOn: 20251124 }, '400 validation_failed, startsOn not_date'],
    [{ slotMinutes: 25 }, '400 validation_failed, slotMinutes not_allowed_value'],
    [{ dayEnd: '24:00' }, '400 validation_failed, dayEnd wrong_format'],
    [{ hostIso2: 'XX' }, '422 member_unknown, hostIso2 wrong_value'],
    [{ endsOn: '2025-11-01' }, '422 dates_invalid, endsOn end_before_start'],
  ])('refuse %j', async (change, expected) => {
    const { version } = (await organizer.get<AssemblyDto>(base)).body;
    expect(problem(await organizer.patch(base, change, version))).toBe(expected);
    expect((await organizer.get<AssemblyDto>(base)).body.version).toBe(version);
  });

  it('take deadlines as a list', async () => {
    const put = (body: unknown): Promise<TestAnswer<AssemblyDto>> =>
      organizer.put(`${base}/deadlines`, body);
    const answer = await put([{ step: 'registration', at: '2025-10-31T23:59:00+01:00' }]);
    expect(answer.body.deadlines).toEqual([
      { step: 'registration', at: '2025-10-31T22:59:00.000Z' },
    ]);
    for (const [body, expected] of [
      [{}, 'deadlines not_list'],
      [[{ step: 'lunch', at: '2025-10-31T23:59:00Z' }], 'deadlines[0].step not_allowed_value'],
      [[{ step: 'answers', at: '2025-10-31' }], 'deadlines[0].at not_date'],
      [[{ step: 'answers', at: '2025-10-31T25:00:00Z' }], 'deadlines[0].at not_date'],
      [[null], 'deadlines'],
    ] as const) {
      expect(problem(await put(body))).toContain(`400 validation_failed, ${expected}`);
    }
    expect((await organizer.get<AssemblyDto>(base)).body.deadlines).toHaveLength(1);
  });

  it('are made by admins, and GA92 is imported once', async () => {
    expect(problem(await organizer.post('/assemblies', { ...GA93, code: 'GA99' }))).toBe(
      '403 not_allowed',
    );
    expect(problem(await admin.post('/assemblies', GA93))).toBe(
      '409 already_exists, code not_unique',
    );
    const imported = await admin.post<AssemblyDto>('/assemblies/import-case', { case: 'ga92' });
    expect(imported.body).toMatchObject({ code: 'GA92', timezone: 'Europe/London' });
    expect(problem(await admin.post('/assemblies/import-case', { case: 'ga92' }))).toMatch(
      /^409 already_exists/,
    );
    expect(problem(await admin.post('/assemblies/import-case', { case: 'ga1' }))).toBe(
      '400 validation_failed, case not_allowed_value',
    );
    expect(problem(await organizer.get(`/assemblies/${imported.body.id}/rooms`))).toBe(
      '403 not_allowed',
    );
    expect(problem(await admin.get('/assemblies/nothing'))).toBe('404 not_found');
  });
});

describe('rooms over HTTP', () => {
  it('are made, closed, imported and deleted by organizers, and read by all with a role', async () => {
    const made = await organizer.post<RoomDto>(`${base}/rooms`, { name: 'Atlas', capacity: 12 });
    expect(made.status).toBe(201);
    const room = `${base}/rooms/${made.body.id}`;
    const closure = await organizer.post<{ id: string }>(`${room}/closures`, {
      startsAt: '2025-11-25T09:00:00Z',
      endsAt: '2025-11-25T10:00:00Z',
    });
    const { items } = (await delegate.get<{ items: RoomDto[] }>(`${base}/rooms`)).body;
    expect(items.map(({ closures }) => closures)).toEqual([[closure.body]]);
    expect(problem(await delegate.post(`${base}/rooms`, { name: 'B', capacity: 2 }))).toBe(
      '403 not_allowed',
    );
    expect(problem(await delegate.get(`${base}/interpreters`))).toBe('403 not_allowed');
    expect((await organizer.delete(`${room}/closures/${closure.body.id}`)).status).toBe(204);
    const csv = 'name,capacity\nAtlas,14\nOasis,6\n';
    const report = await organizer.post(`${base}/rooms/import`, { csv, apply: true });
    expect(report.body).toMatchObject({ counts: { create: 1, update: 1 }, applied: true });
    expect((await organizer.patch<RoomDto>(room, { zone: 'North' }, 2)).body.zone).toBe('North');
    expect((await organizer.delete(room)).status).toBe(204);
  });

  it.each([
    [{ capacity: 12 }, 'name not_text'],
    [{ name: ' ', capacity: 12 }, 'name wrong_format'],
    [{ name: 'A', capacity: '12' }, 'capacity not_integer'],
    [{ name: 'A', capacity: 1 }, 'capacity too_small'],
    [{ name: 'A', capacity: 6, features: ['sauna'] }, 'features not_allowed_value'],
    [{ name: 'A', capacity: 6, features: null }, 'features'],
    [{ name: 'A', capacity: 6, zone: 'a|b' }, 'zone wrong_format'],
    [{ name: 'A', capacity: 6, id: 'x' }, 'id unknown_field'],
    [{ name: 'x'.repeat(81), capacity: 6 }, 'name'],
    [{ name: 'a\u0000b', capacity: 6 }, ''],
  ])('refuse %j', async (body, expected) => {
    const answer = await organizer.post(`${base}/rooms`, body);
    expect(problem(answer)).toContain(`400 validation_failed${expected ? `, ${expected}` : ''}`);
  });

  it('refuse a broken file with the row, in the language of the reader', async () => {
    const answer = await organizer.post<ProblemBody>(
      `${base}/rooms/import`,
      { csv: 'name,capacity\n"Fes,6', apply: false },
      { 'accept-language': 'fr' },
    );
    expect(problem(answer)).toBe('400 file_invalid, csv csv_malformed');
    expect(answer.body.errors?.[0]?.message).toBe(
      'La ligne 2 est illisible. Vérifiez ses guillemets.',
    );
  });
});

describe('the programme over HTTP', () => {
  const item = {
    code: 'opening',
    titles: { fr: 'Cérémonie d’ouverture' },
    kind: 'ceremony',
    hold: 'everyone',
    startsAt: '2025-11-24T09:30:00Z',
    endsAt: '2025-11-24T10:45:00Z',
  };

  it('takes a title in one language and says which are missing', async () => {
    const made = await organizer.post<ProgrammeItemDto>(`${base}/programme-items`, item);
    expect(made.body).toMatchObject({
      titles: { en: 'Cérémonie d’ouverture' },
      untranslated: ['en', 'es', 'ar'],
      audience: 'all',
    });
    const path = `${base}/programme-items/${made.body.id}`;
    const edited = await organizer.patch<ProgrammeItemDto>(path, { titles: { en: 'Opening' } }, 1);
    expect(edited.body.untranslated).toEqual(['es', 'ar']);
    const list = await delegate.get<{ items: ProgrammeItemDto[] }>(`${base}/programme-items`);
    expect(list.body.items).toEqual([edited.body]);
    expect((await organizer.delete(path)).status).toBe(204);
  });

  it.each([
    [{ titles: 'Opening' }, 'titles'],
    [{ titles: { de: 'Eröffnung' } }, 'titles.de unknown_field'],
    [{ titles: {} }, 'titles title_required'],
    [{ titles: null }, 'titles'],
    [{ hold: 'nobody' }, 'hold not_allowed_value'],
    [{ startsAt: 'tomorrow' }, 'startsAt not_date'],
    [{ code: '../x' }, 'code wrong_format'],
  ])('refuses %j', async (change, expected) => {
    const answer = await organizer.post(`${base}/programme-items`, { ...item, ...change });
    expect(problem(answer)).toContain(`400 validation_failed, ${expected}`);
  });
});

describe('walking times and interpreters over HTTP', () => {
  it('are checked field by field', async () => {
    const put = await organizer.put(`${base}/walking-times`, {
      items: [{ zoneA: 'South', zoneB: 'North', minutes: 10 }],
    });
    expect(put.body).toEqual({ items: [{ zoneA: 'North', zoneB: 'South', minutes: 10 }] });
    expect(
      problem(
        await organizer.put(`${base}/walking-times`, { items: [{ zoneA: 'A', minutes: -1 }] }),
      ),
    ).toMatch(/^400 validation_failed, items\[0\]\./);
    const made = await organizer.post<{ pairs: string[] }>(`${base}/interpreters`, {
      name: 'Booth A',
      pairs: ['fr-en'],
    });
    expect(made.body.pairs).toEqual(['en-fr']);
    expect(
      problem(await organizer.post(`${base}/interpreters`, { name: 'B', pairs: ['fr-fr'] })),
    ).toBe('400 validation_failed, pairs wrong_format');
  });
});
