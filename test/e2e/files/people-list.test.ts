import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataSource } from 'typeorm';
import { AuditEntry } from '../../../src/audit/audit-entry.entity.js';
import { Delegation } from '../../../src/delegations/delegation.entity.js';
import type { ImportField } from '../../../src/delegations/domain/import/import-fields.js';
import type {
  ImportedPeopleDto,
  PeoplePreviewDto,
  ReadPeopleDto,
} from '../../../src/delegations/dto/people-import.dto.js';
import { Delegate } from '../../../src/delegations/people/delegate.entity.js';
import { DocumentService } from '../../../src/delegations/people/document.service.js';
import { Transactor } from '../../../src/outbox/transactor.js';
import { ReferenceLoader } from '../../../src/reference/reference-loader.js';
import { system } from '../../factories/assemblies.js';
import { zip } from '../../support/zip.js';
import { startTestApp, type SignedIn, type TestApp } from '../support/test-app.js';
import type { ProblemBody, TestAnswer } from '../support/test-client.js';

let app: TestApp;
let assemblyId: string;
let base: string;
let organizer: SignedIn;
const codes = [
  'MA',
  'FR',
  'GB',
  'US',
  'JP',
  'BR',
  'DE',
  'KE',
  'NG',
  'ZA',
  'IN',
  'ID',
  'CA',
  'MX',
  'AR',
  'PT',
  'IT',
  'TN',
  'CL',
];

beforeAll(async () => {
  app = await startTestApp();
  await app.app.get(ReferenceLoader).load();
  assemblyId = await app.createAssembly();
  base = `/assemblies/${assemblyId}`;
  organizer = await app.signInAs({ role: 'organizer', assemblyId });
});
afterAll(() => app?.close());

const manager = () => app.app.get(DataSource).manager;

/** A delegation of its own, with its focal point. */
async function delegation(language: 'en' | 'ar' = 'en') {
  const iso2 = codes.shift() ?? '';
  await organizer.client.post(`${base}/invitations`, { memberIso2s: [iso2] });
  const { id } = await manager().findOneByOrFail(Delegation, { assemblyId, memberIso2: iso2 });
  const own = `${base}/delegations/${id}/people`;
  const { client } = await app.signInAs({
    role: 'focal_point',
    assemblyId,
    delegationId: id,
    language,
  });
  return {
    id,
    own,
    client,
    add: (card: object) => client.post<{ id: string }>(own, { role: 'delegate', ...card }),
    people: () =>
      manager().find(Delegate, { where: { delegationId: id }, order: { createdAt: 'ASC' } }),
    read: (bytes: Buffer, by = client) =>
      post<ReadPeopleDto>(`${own}/import/read`, bytes, by.cookie),
    file: (path: string, method = 'GET', by = client) => file(`${own}/${path}`, method, by.cookie),
    async preview(bytes: Buffer, mapping?: (ImportField | null)[]) {
      const { body } = await post<ReadPeopleDto>(`${own}/import/read`, bytes, client.cookie);
      const input = { mapping: mapping ?? body.mapping, rows: body.rows };
      const { body: seen } = await client.post<PeoplePreviewDto>(`${own}/import/preview`, input);
      const { rows, places } = seen;
      return { input, headers: body.headers, rows, places };
    },
    accept: (
      { input, rows }: { input: object; rows: PeoplePreviewDto['rows'] },
      headers: Record<string, string> = {},
    ) =>
      client.post<ImportedPeopleDto & ProblemBody>(
        `${own}/import`,
        {
          ...input,
          chosen: rows.map(({ row, personId, version }) => ({ row, personId, version })),
        },
        headers,
      ),
  };
}

async function post<T>(path: string, bytes: Buffer, cookie: string) {
  const response = await fetch(`${app.url}/api/v1${path}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
  });
  const body = (await response.json()) as T & Partial<ProblemBody>;
  return { status: response.status, body };
}

async function file(path: string, method: string, cookie: string) {
  const response = await fetch(`${app.url}/api/v1${path}`, { method, headers: { cookie } });
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
}

const csv = (...lines: string[]) => Buffer.from(lines.join('\n'));
const shown = ({ rows }: PeoplePreviewDto) =>
  rows.map(({ row, state, problems, warnings }) =>
    [
      `${row} ${state}`,
      ...problems.map(({ field, code }) => `${field ?? 'row'} ${code}`),
      ...warnings.map(({ field, code }) => `(${field ?? 'row'} ${code})`),
    ].join(', '),
  );
const refusal = ({ status, body }: TestAnswer<ProblemBody>) =>
  [status, body.code, ...(body.errors ?? []).map(({ path, code }) => `${path} ${code}`)].join(' ');

describe('a list of people', () => {
  it('is read, shown and taken in part; numbers are sealed, the history names fields only', async () => {
    const mine = await delegation();
    const seen = await mine.preview(
      csv(
        'Role;Surname;First name;DOB;Passport No;Nationality;Notes',
        'HoD;Benali;Amina;14/03/1971;AB 1234418;Maroc;x',
        'king;Evil\u202E;Eve;29/02/1971;A;Atlantis;',
        'Adviser;👮 Cop;Sam;;;;',
        `Adviser;${'n'.repeat(300)};Long;;;;`,
        'Interprète;Haddad;Karim;04/03/1980;;ma;',
        ';;;;;FR;',
      ),
    );
    expect(seen.input.mapping).toEqual([
      'role',
      'familyName',
      'givenNames',
      'dateOfBirth',
      'documentNumber',
      'nationality',
      null,
    ]);
    expect(shown(seen)).toEqual([
      '2 new',
      '3 refused, role word_not_read, dateOfBirth not_date, nationality country_not_read, ' +
        'familyName not_allowed_characters, documentNumber wrong_document_number',
      '4 refused, familyName emoji',
      '5 refused, familyName too_long',
      '6 new',
      '7 refused, familyName required',
    ]);
    expect(seen.rows[1]?.problems[0]?.message).toBe(
      'Write one of these words: Head; Alternate; Delegate; Adviser; Interpreter; Security; Support.',
    );
    expect(await mine.people()).toEqual([]);

    const good = { ...seen, rows: seen.rows.filter(({ state }) => state === 'new') };
    expect((await mine.accept(good)).body).toEqual({ added: 2, changed: 0, same: 0 });
    const people = await mine.people();
    expect(people).toMatchObject([
      {
        role: 'head',
        familyName: 'Benali',
        dateOfBirth: '1971-03-14',
        nationality: 'MA',
        documentTail: '418',
      },
      { role: 'interpreter', familyName: 'Haddad', dateOfBirth: '1980-03-04', documentTail: null },
    ]);
    const numbers = await app.app.get(Transactor).run(system, (tx) =>
      app.app.get(DocumentService).open(
        tx,
        people.map(({ id }) => id),
      ),
    );
    expect([...numbers.values()]).toEqual(['AB1234418']);
    const entries = await manager().findBy(AuditEntry, { subjectId: mine.id });
    expect(entries.filter(({ action }) => action === 'delegate.added')).toHaveLength(2);
    expect(JSON.stringify(entries)).not.toMatch(/Benali|AB1234418|1971/);
    const { status } = await manager().findOneByOrFail(Delegation, { id: mine.id });
    expect(status).toBe('preparing');
    expect(
      shown(await mine.preview(csv('Surname,First name,DOB', 'benali,AMINA,1971-03-14'))),
    ).toEqual(['2 change']);
  });

  it('that was exported changes nothing, as XLSX and CSV, in two languages, masked and in full', async () => {
    for (const language of ['en', 'ar'] as const) {
      const mine = await delegation(language);
      await mine.add({
        role: 'head',
        honorific: 'excellency',
        title: 'Brigadier',
        givenNames: 'Amina',
        familyName: 'Benali',
        nativeName: 'أمينة بنعلي',
        position: '=1+1',
        nationality: 'MA',
        dateOfBirth: '1972-02-29',
        documentType: 'diplomatic_passport',
        documentNumber: 'AB1234418',
        documentCountry: 'UN',
        documentExpiresOn: '2031-04-03',
        languages: ['ar', 'fil', 'fr'],
        email: 'a@example.org',
        phone: '+212612345678',
        diet: 'other',
        dietNote: '@nuts, "none"; at all',
        accessNeeds: '-',
        emergencyName: 'Karim',
        emergencyPhone: '+212661234567',
        attendsFrom: '2025-11-23',
        attendsTo: '2025-11-28',
      });
      // Two of one name, and nothing else that tells them apart.
      for (const role of ['adviser', 'delegate']) {
        await mine.add({ role, givenNames: 'Sam', familyName: 'Same' });
      }
      for (const format of ['xlsx', 'csv']) {
        for (const [path, method] of [
          ['export', 'GET'],
          ['export/full', 'POST'],
        ] as const) {
          const { status, bytes } = await mine.file(`${path}?format=${format}`, method);
          expect([status, bytes.includes('1234418') && format === 'csv']).toEqual([
            200,
            format === 'csv' && method === 'POST',
          ]);
          const seen = await mine.preview(bytes);
          expect(seen.input.mapping).not.toContain(null);
          const masked = method === 'GET' ? ', (documentNumber number_masked)' : '';
          expect([language, format, shown(seen)]).toEqual([
            language,
            format,
            [`2 same${masked}`, '3 same', '4 same'],
          ]);
          expect((await mine.accept(seen)).body).toEqual({ added: 0, changed: 0, same: 3 });
        }
      }
      const [head] = await mine.people();
      expect(head).toMatchObject({ documentTail: '418', documentVersion: 1 });
    }
  });

  it('says who was registered on site and on behalf, in a column that the import leaves out', async () => {
    const mine = await delegation();
    await mine.add({ role: 'head', givenNames: 'Own', familyName: 'Entry' });
    const behalf = { role: 'adviser', givenNames: 'For', familyName: 'Them' };
    await organizer.client.post(mine.own, behalf);
    const walkIn = { role: 'delegate', givenNames: 'At', familyName: 'Desk' };
    const path = `${base}/delegations/${mine.id}/walk-ins`;
    const { status, body } = await organizer.client.post(path, walkIn);
    expect([status, body]).toMatchObject([
      201,
      { accreditation: 'draft', walkIn: true, enteredOnBehalf: true },
    ]);
    const { bytes } = await mine.file('export?format=csv');
    const [header, ...lines] = bytes.toString('utf8').trim().split('\n');
    expect(header?.endsWith(',How registered')).toBe(true);
    expect(lines.map((line) => line.slice(line.lastIndexOf(',') + 1)).sort()).toEqual([
      '',
      'On behalf of the delegation',
      'On site; On behalf of the delegation',
    ]);
    const seen = await mine.preview(bytes);
    expect(seen.input.mapping.at(-1)).toBeNull();
    expect(shown(seen)).toEqual(['2 same', '3 same', '4 same']);
  });

  it('writes each document number into the history that a full export shows', async () => {
    const mine = await delegation();
    const { body } = await mine.add({ familyName: 'One', documentNumber: 'AB1234418' });
    await mine.add({ familyName: 'Two' });
    const views = async () =>
      (
        await manager().find(AuditEntry, {
          where: { action: 'delegate.document_revealed', subjectId: mine.id },
          order: { sequence: 'ASC' },
        })
      ).map(({ changes, onBehalfOf }) => [changes['delegate']?.to, onBehalfOf]);
    await mine.file('export?format=csv');
    expect(await views()).toEqual([]);
    await mine.file('export/full?format=csv', 'POST');
    await mine.file('export/full?format=csv', 'POST', organizer.client);
    expect(await views()).toEqual([
      [body.id, null],
      [body.id, mine.id],
    ]);
  });

  it('finds whom a row means by number, by name and birth, and says when by the name alone', async () => {
    const mine = await delegation();
    await mine.add({
      givenNames: 'Ana',
      familyName: 'López',
      documentNumber: 'XY998877',
      dateOfBirth: '1980-05-06',
    });
    await mine.add({ givenNames: 'Bo', familyName: 'Lee' });
    await mine.add({ givenNames: 'Cy', familyName: 'Roe', dateOfBirth: '1980-05-06' });
    const seen = await mine.preview(
      csv(
        'Family name,Given names,Date of birth,Passport number,Function at home',
        'Lopez Diaz,Ana,,xy-998877,Chief',
        'lopez,ANA,1980-05-06,,',
        'Lee,Bo,1990-01-02,,',
        'Roe,Cy,1981-05-06,,',
        'Roe,Cy,1981-05-06,,',
      ),
    );
    expect(shown(seen)).toEqual([
      '2 change',
      '3 new',
      '4 change, (row found_by_name)',
      '5 new, (row same_name)',
      '6 new, (row same_name), (row repeated_row)',
    ]);
    expect(seen.rows[0]?.changes).toEqual([
      { field: 'familyName', from: 'López', to: 'Lopez Diaz' },
      { field: 'position', from: '', to: 'Chief' },
    ]);
  });

  it('hands head and alternate on within itself, and not away from who keeps it', async () => {
    const mine = await delegation();
    const head = await mine.add({ role: 'head', familyName: 'First' });
    await mine.add({ role: 'alternate', familyName: 'Second' });
    const swap = await mine.preview(
      csv('Role,Family name', 'Alternate,First', 'Head,Second', 'Head,Third', 'Delegate,Fourth'),
    );
    expect(shown(swap).map((line) => line.replace(', (row found_by_name)', ''))).toEqual([
      '2 change',
      '3 change',
      '4 refused, role role_taken',
      '5 new',
    ]);
    const good = { ...swap, rows: swap.rows.filter(({ state }) => state !== 'refused') };
    expect((await mine.accept(good)).body).toEqual({ added: 1, changed: 2, same: 0 });
    expect((await mine.people()).map(({ role }) => role)).toEqual([
      'alternate',
      'head',
      'delegate',
    ]);
    expect((await mine.people())[0]?.id).toBe(head.body.id);
    // One half of the exchange alone would leave two heads.
    const half = await mine.preview(csv('Role,Family name', 'Head,First'));
    expect(shown(half)).toEqual(['2 refused, role role_taken, (row found_by_name)']);
    expect(refusal(await mine.accept(half))).toBe('400 file_invalid rows[2].role role_taken');
  });

  it('says for which rows there is no place, and takes those that were chosen', async () => {
    const mine = await delegation();
    await manager().update(Delegation, { id: mine.id }, { quota: 2 });
    const seen = await mine.preview(csv('Family name', 'One', 'Two', 'Three'));
    expect(seen.places).toEqual({ quota: 2, used: 0 });
    expect(shown(seen)).toEqual(['2 new', '3 new', '4 new, (row beyond_places)']);
    expect(refusal(await mine.accept(seen))).toBe('422 quota_exceeded');
    expect(await mine.people()).toEqual([]);
    expect((await mine.accept({ ...seen, rows: seen.rows.slice(1) })).body.added).toBe(2);
    expect((await mine.people()).map(({ familyName }) => familyName)).toEqual(['Two', 'Three']);
  });

  it('is carried out once, however often and however much at once it is sent', async () => {
    const mine = await delegation();
    const seen = await mine.preview(csv('Family name,Given names', 'One,A', 'Two,B'));
    const key = { 'idempotency-key': 'people-import-1' };
    const answers = await Promise.all([mine.accept(seen, key), mine.accept(seen, key)]);
    answers.push(await mine.accept(seen, key));
    expect(answers.map(({ body }) => body)).toEqual(
      Array.from({ length: 3 }, () => ({ added: 2, changed: 0, same: 0 })),
    );
    expect(await mine.people()).toHaveLength(2);
    // Under another key the two are there already: what the preview said does not hold any more.
    expect(refusal(await mine.accept(seen))).toBe('412 edit_conflict');
  });

  it('does not overwrite what somebody changed since the preview', async () => {
    const mine = await delegation();
    const { body } = await mine.add({ familyName: 'One', position: 'Before' });
    const seen = await mine.preview(csv('Family name,Function at home', 'One,From the file'));
    await mine.client.patch(`${mine.own}/${body.id}`, { position: 'Meanwhile' }, 1);
    expect(refusal(await mine.accept(seen))).toBe('412 edit_conflict');
    expect((await mine.people())[0]?.position).toBe('Meanwhile');
  });

  it('keeps to what the state of the delegation allows', async () => {
    const mine = await delegation();
    const reviewer = await app.signInAs({ role: 'reviewer', assemblyId });
    await mine.add({ role: 'head', familyName: 'First', givenNames: 'Ana' });
    const take = (by: SignedIn['client'], transition: string) =>
      by.post(`${base}/delegations/${mine.id}/transitions`, { transition });
    await take(mine.client, 'submit');
    const list = csv('Family name,Given names,Function at home', 'First,Ana,Chief', 'New,Bo,');
    expect(shown(await mine.preview(list))).toEqual([
      '2 refused, row wrong_state, (row found_by_name)',
      '3 refused, row wrong_state',
    ]);
    await take(reviewer.client, 'approve');
    await take(mine.client, 'confirm');
    const [head] = await mine.people();
    await reviewer.client.post(`${mine.own}/${head?.id}/review`, { step: 'hold', reason: 'Wait.' });
    const late = await mine.preview(
      csv('Role,Family name,Given names,Nationality', 'Head,First,Ana,MA', 'Delegate,New,Bo,'),
    );
    expect(shown(late)).toEqual(['2 change, (row found_by_name)', '3 new']);
    await mine.accept(late);
    const people = await mine.people();
    expect(people.map(({ accreditation }) => accreditation)).toEqual(['pending', 'draft']);
    const away = await mine.preview(csv('Role,Family name,Given names', 'Delegate,First,Ana'));
    expect(refusal(await mine.accept(away))).toMatch(/^422 delegation_incomplete/);
  });

  it('gives the refused rows back with their reasons, which can be read again', async () => {
    const mine = await delegation();
    const seen = await mine.preview(csv('Surname,Notes,Email', 'Good,,', '=Bad👮,"a,b",nowhere'));
    const send = (format: string) =>
      fetch(`${app.url}/api/v1${mine.own}/import/refused?format=${format}`, {
        method: 'POST',
        headers: { cookie: mine.client.cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ ...seen.input, headers: seen.headers }),
      });
    expect(await (await send('csv')).text()).toBe(
      'Surname,Notes,Email,Why it was refused\n' +
        '\'=Bad👮,"a,b",nowhere,Email: Enter an email address such as name@example.org. ' +
        'Family name: Leave out emoji and pictures.\n',
    );
    const again = await mine.preview(Buffer.from(await (await send('xlsx')).arrayBuffer()));
    expect(again.input.mapping).toEqual(['familyName', null, 'email', null]);
    expect(shown(again)).toEqual(['2 refused, email not_email, familyName emoji']);
  });

  it('begins with a template whose second sheet says what cells can be', async () => {
    const mine = await delegation('ar');
    const { bytes } = await mine.file('import/template?format=xlsx');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes as unknown as ArrayBuffer);
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      'نموذج أعضاء الوفد',
      'القيم المقبولة',
    ]);
    expect(book.worksheets[1]?.getCell('A2').value).toBe('رئيس الوفد');
    const sheet = book.worksheets[0];
    sheet?.addRow(['مستشار', '', '', 'Benali', 'Amina', '', '', 'المغرب', new Date('1971-03-14')]);
    const filled = Buffer.from(await book.xlsx.writeBuffer());
    expect(shown(await mine.preview(filled))).toEqual(['2 new']);
    expect((await mine.read(bytes)).body.code).toBe('file_invalid');
  });
});

describe('a list that is not taken', () => {
  it('is another delegation’s, a reviewer’s or nobody’s', async () => {
    const mine = await delegation();
    const other = await delegation();
    const list = csv('Family name', 'One');
    expect((await mine.read(list, other.client)).status).toBe(403);
    expect((await mine.file('export?format=csv', 'GET', other.client)).status).toBe(403);
    expect((await mine.file('export/full?format=csv', 'POST', other.client)).status).toBe(403);
    expect((await mine.file('import/template?format=csv', 'GET', other.client)).status).toBe(403);
    const { input } = await mine.preview(list);
    for (const [path, body] of [
      ['preview', input],
      ['refused?format=csv', { ...input, headers: [] }],
    ] as const) {
      expect((await other.client.post(`${mine.own}/import/${path}`, body)).status).toBe(403);
    }
    const chosen = [{ row: 2, personId: null, version: null }];
    expect((await other.client.post(`${mine.own}/import`, { ...input, chosen })).status).toBe(403);
    expect((await organizer.client.post(`${mine.own}/import`, { ...input, chosen })).status).toBe(
      200,
    );
    expect((await mine.people())[0]).toMatchObject({ enteredOnBehalf: true });
  });

  it('is no list, too large, a bomb or nonsense', async () => {
    const mine = await delegation();
    const bomb = zip({
      'xl/workbook.xml': Buffer.from('<sheets><sheet r:id="r1"/></sheets>'),
      'xl/_rels/workbook.xml.rels': Buffer.from('<Relationship Id="r1" Target="s.xml"/>'),
      'xl/s.xml': Buffer.alloc(300 * 1024 * 1024),
    });
    const cases: [Buffer, number, string][] = [
      [Buffer.alloc(0), 400, 'file_empty'],
      [Buffer.from('%PDF-1.7 people.csv'), 415, 'file_wrong_type'],
      [Buffer.alloc(5 * 1024 * 1024 + 1, 'a,'), 413, 'file_too_large'],
      [bomb, 400, 'file_invalid'],
    ];
    for (const [bytes, status, code] of cases) {
      const answer = await mine.read(bytes);
      expect([answer.status, answer.body.code]).toEqual([status, code]);
    }
    const rows = [{ row: 2, cells: ['One'] }];
    const bad: [unknown, string][] = [
      [
        { rows, mapping: ['familyName', 'familyName'] },
        '400 validation_failed mapping[1] column_twice',
      ],
      [{ rows, mapping: ['email'] }, '400 validation_failed mapping names_unmapped'],
      [{ rows, mapping: ['documentSealed'] }, '400 validation_failed mapping not_allowed_value'],
      [{ rows: [], mapping: ['familyName'] }, '400 validation_failed rows too_few'],
      [
        { rows: [{ row: 2, cells: [7] }], mapping: ['familyName'] },
        '400 validation_failed rows[0].cells not_text',
      ],
    ];
    for (const [body, expected] of bad) {
      expect(refusal(await mine.client.post(`${mine.own}/import/preview`, body))).toBe(expected);
    }
    const form = await fetch(`${app.url}/api/v1${mine.own}/import/read`, {
      method: 'POST',
      headers: { cookie: mine.client.cookie, 'content-type': 'text/plain' },
      body: 'Family name\nOne',
    });
    expect(form.status).toBe(415);
  });

  it('holds formulas that stay what they are', async () => {
    const mine = await delegation();
    const seen = await mine.preview(
      csv(
        'Family name,Given names,Function at home',
        'One,A,"=HYPERLINK(""http://x"",""y"")"',
        '=1+1,B,',
      ),
    );
    expect(shown(seen)).toEqual(['2 new', '3 refused, familyName not_latin']);
    await mine.accept({ ...seen, rows: seen.rows.slice(0, 1) });
    expect((await mine.people())[0]?.position).toBe('=HYPERLINK("http://x","y")');
    const { bytes } = await mine.file('export?format=csv');
    expect(bytes.toString('utf8')).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
  });
});
