import { randomBytes } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import pg from 'pg';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  CredentialsDto,
  CredentialsEditedDto,
  CredentialsPageDto,
} from '../../../src/delegations/credentials/dto/credentials.dto.js';
import type { VotingRollDto } from '../../../src/delegations/voting/dto/voting.dto.js';
import { assemblePdf, letterPdf } from '../../../src/demo/domain/letter-pdf.js';
import { MOST_BYTES } from '../../../src/files/domain/file-kinds.js';
import { DiskStorage } from '../../../src/files/disk-storage.js';
import { FileStorage } from '../../../src/files/file-storage.js';
import { FileSweeper } from '../../../src/files/file-sweeper.js';
import { Incoming } from '../../../src/files/incoming.js';
import { ReferenceLoader } from '../../../src/reference/reference-loader.js';
import { createScene, type Scene } from '../bad-input/scene.js';
import { eventually, mailsTo } from '../support/mailbox.js';
import { startTestApp, type SignedIn, type TestApp } from '../support/test-app.js';
import { download, upload } from './upload.js';

let app: TestApp;
let scene: Scene;
let own: string;
let focalPoint: SignedIn;
let madrid: SignedIn;
let reviewer: SignedIn;

const LETTER = letterPdf({ heading: 'Letter of credentials', lines: ['For GA93.'] });
const DETAILS = {
  signatoryName: 'Karim Alaoui',
  signatoryCapacity: 'minister_of_interior',
  signedOn: '2025-10-20',
  powers: ['represent', 'speak', 'vote'],
};

beforeAll(async () => {
  app = await startTestApp({ worker: true });
  await app.app.get(ReferenceLoader).load();
  scene = await createScene(app);
  const { assemblyId, delegationId } = scene.ids;
  own = `${scene.base}/delegations/${delegationId}/credentials`;
  focalPoint = await app.signInAs({
    role: 'focal_point',
    assemblyId,
    delegationId,
    language: 'fr',
    email: 'pouvoirs@test.example',
  });
  madrid = await app.signInAs({
    role: 'focal_point',
    assemblyId,
    delegationId: scene.spain.delegationId,
  });
  reviewer = await app.signInAs({ role: 'reviewer', assemblyId });
});
afterAll(() => app?.close());

const put = (bytes: Buffer | AsyncIterable<Buffer>, type?: string) =>
  upload<CredentialsDto>(app, focalPoint.client, `${own}/letter`, bytes, type);
const say = (changes: object, base: object = {}) =>
  focalPoint.client.patch<CredentialsEditedDto & { code?: string }>(own, { base, changes });
const step = (by: SignedIn, transition: string, more: object = {}) =>
  by.client.post<CredentialsDto & { code?: string; errors?: { path: string; code: string }[] }>(
    `${own}/transitions`,
    { transition, ...more },
  );
const kept = async () => {
  const folders = await readdir(join(app.dataFolder, 'files', 'kept')).catch(() => []);
  const files = await Promise.all(
    folders.map((folder) => readdir(join(app.dataFolder, 'files', 'kept', folder))),
  );
  return files.flat();
};
const incoming = () => readdir(join(app.dataFolder, 'files', 'incoming'));

describe('files that are not taken', () => {
  const png = () =>
    sharp({ create: { width: 60, height: 80, channels: 3, background: '#aabbcc' } }).png();

  it.each<[string, number, string, () => Promise<Buffer> | Buffer]>([
    ['nothing', 400, 'file_empty', () => Buffer.alloc(0)],
    ['a web page', 415, 'file_wrong_type', () => Buffer.from('<html><script>1</script></html>')],
    [
      'a drawing',
      415,
      'file_wrong_type',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    ],
    [
      'a program',
      415,
      'file_wrong_type',
      () => Buffer.concat([Buffer.from('MZ'), randomBytes(500)]),
    ],
    ['five bytes of a PDF', 422, 'file_refused', () => Buffer.from('%PDF-')],
    ['an image cut off', 422, 'image_broken', async () => (await png().toBuffer()).subarray(0, 60)],
    [
      'an image by its first bytes only',
      422,
      'image_broken',
      () => Buffer.concat([Buffer.from('\xff\xd8\xff', 'latin1'), randomBytes(5_000)]),
    ],
    [
      'a script in a PDF',
      422,
      'file_refused',
      () => assemblePdf(['<< /Type /Page /AA << /S /JavaScript >> >>']),
    ],
    [
      'one byte too many',
      413,
      'file_too_large',
      () => Buffer.concat([LETTER, Buffer.alloc(MOST_BYTES + 1 - LETTER.length)]),
    ],
  ])('%s', async (_what, status, code, make) => {
    const answer = await put(await make(), 'application/pdf');
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await kept()).toEqual([]);
    expect(await incoming()).toEqual([]);
  });

  it('says why a PDF is refused, in the language of the reader', async () => {
    const { body } = await put(assemblePdf(['<< /Type /Page >>', '<< /Encrypt 1 0 R >>']));
    expect(body.errors).toMatchObject([{ path: 'file', code: 'pdf_encrypted' }]);
    expect(body.errors?.[0]?.message).not.toBe('');
  });

  it('stops an endless body without its length soon after five megabytes', async () => {
    let sent = 0;
    async function* endless() {
      yield LETTER;
      for (; sent < 15 * 1024 * 1024; sent += 64 * 1024) yield Buffer.alloc(64 * 1024);
    }
    const { status, body } = await put(endless());
    expect([status, body.code]).toEqual([413, 'file_too_large']);
    expect(await incoming()).toEqual([]);
  });

  it('refuses a body of another kind, and files where none belong', async () => {
    const json = await focalPoint.client.put<{ code: string }>(`${own}/letter`, { a: 1 });
    expect([json.status, json.body.code]).toEqual([415, 'unsupported_media_type']);
    const elsewhere = await upload(app, scene.admin, `${scene.base}/deadlines`, LETTER);
    expect([elsewhere.status, elsewhere.body.code]).toEqual([415, 'unsupported_media_type']);
  });

  it('holds no file in memory while it comes', async () => {
    const piece = Buffer.alloc(64 * 1024);
    const pieces = MOST_BYTES / piece.length - 1;
    let most = 0;
    async function* body() {
      yield LETTER;
      const before = process.memoryUsage().arrayBuffers;
      for (let n = 0; n < pieces; n += 1) {
        yield piece;
        most = Math.max(most, process.memoryUsage().arrayBuffers - before);
      }
    }
    const stream = Readable.from(body());
    const file = await app.app.get(Incoming).take({ stream, length: null }, ['application/pdf']);
    expect(file.size).toBe(LETTER.length + pieces * piece.length);
    expect(most).toBeLessThan(1024 * 1024);
    await app.app.get(Incoming).drop(file.path);
  });

  it('has no name that is a path', async () => {
    const storage = app.app.get(FileStorage);
    expect(storage).toBeInstanceOf(DiskStorage);
    for (const key of ['../../../etc/passwd', '..', '', 'a/b', `${'0'.repeat(63)}/`, '%2e%2e']) {
      await expect(Promise.resolve().then(() => storage.read(key))).rejects.toThrow();
      await expect(Promise.resolve().then(() => storage.remove(key))).rejects.toThrow();
    }
  });
});

describe('credentials', () => {
  it('begin as missing, are filled in field by field, and are not handed in half done', async () => {
    const { body } = await focalPoint.client.get<CredentialsDto>(own);
    expect(body).toMatchObject({ status: 'missing', version: 0, openTransitions: ['submit'] });
    const empty = await step(focalPoint, 'submit');
    expect([empty.status, empty.body.code]).toEqual([422, 'credentials_incomplete']);
    expect(empty.body.errors?.map(({ path }) => path)).toEqual([
      'letter',
      'powers',
      'signatoryName',
      'signatoryCapacity',
      'signedOn',
    ]);
    const first = await say(DETAILS);
    expect(first.status, first.text).toBe(200);
    const { powers } = first.body.credentials;
    expect(powers.map(({ power }) => power)).toEqual(DETAILS.powers);
    const second = await say({ signatoryName: 'X' });
    expect(second.body.clashes).toMatchObject([
      { field: 'signatoryName', mine: 'X', theirs: DETAILS.signatoryName },
    ]);
    const turned = await say({ signatoryName: 'Ka\u202erim' });
    expect([turned.status, turned.body.code]).toEqual([400, 'validation_failed']);
    const future = await say({ signedOn: '2999-01-01' }, { signedOn: DETAILS.signedOn });
    expect(future.status).toBe(200);
  });

  it('take the letter whatever it calls itself, and give it back to its own people only', async () => {
    const { status, body } = await put(LETTER, 'image/png');
    expect([status, body.letter?.mime, body.letter?.size]).toEqual([
      200,
      'application/pdf',
      LETTER.length,
    ]);
    const letter = await download(app, focalPoint.client, `${own}/letter`);
    expect(letter.bytes.equals(LETTER)).toBe(true);
    expect(Object.fromEntries(letter.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="credentials.pdf"',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'cache-control': 'private, no-store',
    });
    expect(letter.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await download(app, reviewer.client, `${own}/letter`)).status).toBe(200);
    expect((await download(app, madrid.client, `${own}/letter`)).status).toBe(403);
    expect((await download(app, app.client(), `${own}/letter`)).status).toBe(401);
    const mixed = `${scene.base}/delegations/${scene.spain.delegationId}/credentials/letter`;
    expect((await download(app, madrid.client, mixed)).status).toBe(404);
    expect((await upload(app, madrid.client, `${own}/letter`, LETTER)).status).toBe(403);
  });

  it('are handed in, rejected with a reason, replaced, and verified power by power', async () => {
    const early = await step(focalPoint, 'submit');
    expect(early.body.errors).toMatchObject([{ path: 'signedOn', code: 'in_future' }]);
    await say({ signedOn: DETAILS.signedOn }, { signedOn: '2999-01-01' });
    expect((await step(focalPoint, 'submit')).body.status).toBe('received');
    // While it is read nobody changes it, and a refused upload leaves nothing behind.
    const files = await kept();
    expect((await put(LETTER)).body.code).toBe('wrong_state');
    expect(await kept()).toEqual(files);
    expect((await step(madrid, 'recall')).status).toBe(403);
    expect((await step(focalPoint, 'verify', { granted: ['represent'] })).status).toBe(403);
    const queue = await reviewer.client.get<CredentialsPageDto>(`${scene.base}/credentials`);
    expect(queue.body.items).toMatchObject([{ code: 'MAR', status: 'received' }]);
    expect((await step(reviewer, 'reject')).body.errors).toMatchObject([{ path: 'rejection' }]);
    expect((await step(reviewer, 'reject', { rejection: 'other' })).status).toBe(400);
    const reason = 'La page 2 manque.';
    const rejected = await step(reviewer, 'reject', { rejection: 'not_signed', reason });
    expect(rejected.body).toMatchObject({ status: 'rejected', rejection: 'not_signed', reason });

    const scan = await sharp({
      create: { width: 900, height: 1200, channels: 3, background: '#ffffff' },
    })
      .jpeg()
      .toBuffer();
    expect((await put(scan)).body.letter?.mime).toBe('image/jpeg');
    const image = await download(app, reviewer.client, `${own}/letter`);
    expect(image.headers.get('content-security-policy')).toContain('sandbox');
    expect((await step(focalPoint, 'submit')).body.status).toBe('received');
    const odd = await step(reviewer, 'verify', { granted: ['represent', 'nominate'] });
    expect(odd.body.errors).toMatchObject([{ path: 'granted', code: 'power_not_claimed' }]);
    const verified = await step(reviewer, 'verify', { granted: ['represent', 'vote'] });
    expect(verified.body).toMatchObject({
      status: 'verified',
      rejection: null,
      reason: '',
      powers: [
        { power: 'represent', decision: 'granted' },
        { power: 'speak', decision: 'refused' },
        { power: 'vote', decision: 'granted' },
      ],
    });
    expect((await step(reviewer, 'verify', { granted: ['represent'] })).body.code).toBe(
      'wrong_state',
    );
  });

  it('tell the focal point in its language what was decided, and why', async () => {
    const text = await eventually(async () => {
      const mails = await mailsTo(app, 'pouvoirs@test.example');
      return mails.find(({ subject }) => subject.startsWith('Pouvoirs vérifiés'))?.text;
    });
    expect(text).toContain('représenter et voter');
    const { body } = await focalPoint.client.get<{ items: { type: string; title: string }[] }>(
      '/notifications',
    );
    expect(body.items.map(({ type }) => type)).toContain('credentials.verified');
  });

  it('stand in the history of the delegation, with personal values for its readers alone', async () => {
    const { text } = await focalPoint.client.get(
      `${scene.base}/delegations/${scene.ids.delegationId}/history`,
    );
    for (const action of ['changed', 'received', 'rejected', 'verified']) {
      expect(text).toContain(`credentials.${action}`);
    }
    expect(text).toContain(DETAILS.signatoryName);
    const stored: unknown = await app.dataSource.query('SELECT changes FROM audit_entry');
    expect(JSON.stringify(stored)).not.toContain(DETAILS.signatoryName);
  });
});

describe('the photo of a person', () => {
  const photo = () =>
    `${scene.base}/delegations/${scene.ids.delegationId}/people/${scene.ids.personId}/photo`;
  const camera = () =>
    sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#336699' } })
      .jpeg()
      .withExif({ IFD0: { Copyright: 'Secret Studio' } })
      .toBuffer();

  it('is cut, made anew without what the camera wrote, and shown to its own people', async () => {
    const { client } = focalPoint;
    const crop = '?x=10&y=10&width=45&height=80';
    const sent = await upload<{ photoFileId: string }>(app, client, photo() + crop, await camera());
    expect(sent.status, JSON.stringify(sent.body)).toBe(200);
    const shown = await download(app, reviewer.client, photo());
    expect(shown.headers.get('content-type')).toBe('image/jpeg');
    // The product reads images from files only.
    const path = join(app.dataFolder, 'shown.jpg');
    await writeFile(path, shown.bytes);
    expect(await sharp(path).metadata()).toMatchObject({ width: 600, height: 800 });
    expect(shown.bytes.includes('Secret Studio')).toBe(false);
    expect((await download(app, madrid.client, photo())).status).toBe(403);
    const again = await upload<{ photoFileId: string }>(app, client, photo(), await camera());
    expect(again.body.photoFileId).not.toBe(sent.body.photoFileId);
  });

  it('is refused when it is none, or the part is not whole', async () => {
    const { client } = focalPoint;
    expect((await upload(app, client, photo(), LETTER)).body.code).toBe('file_wrong_type');
    const half = await upload(app, client, `${photo()}?x=10&y=10`, await camera());
    expect(half.body.errors?.map(({ path }) => path)).toEqual(['width', 'height']);
    const small = `${photo()}?x=0&y=0&width=5&height=5`;
    expect((await upload(app, client, small, await camera())).body.code).toBe('image_too_small');
    expect((await upload(app, madrid.client, photo(), await camera())).status).toBe(403);
  });

  it('can be taken away', async () => {
    expect((await focalPoint.client.delete(photo())).status).toBe(204);
    expect((await download(app, focalPoint.client, photo())).status).toBe(404);
  });
});

describe('the voting roll', () => {
  const roll = async () => {
    const { body, status, text } = await reviewer.client.get<VotingRollDto>(`${scene.base}/voting`);
    expect(status, text).toBe(200);
    const of = (iso2: string) => body.rows.find((row) => row.iso2 === iso2)!;
    const { rows, counts, rules } = body;
    return { rows, counts, rules, morocco: of('MA'), spain: of('ES'), france: of('FR') };
  };
  const put = (by: SignedIn, path: string, body: object, headers = {}) =>
    by.client.put<{ code?: string }>(`${scene.base}/voting/${path}`, body, headers);
  let organizer: SignedIn;
  let protocol: SignedIn;

  beforeAll(async () => {
    const { assemblyId } = scene.ids;
    organizer = await app.signInAs({ role: 'organizer', assemblyId, language: 'fr' });
    protocol = await app.signInAs({ role: 'protocol', assemblyId });
  });

  it('names all members and says why one may not vote', async () => {
    const { rows, counts, morocco, spain, france } = await roll();
    expect(rows).toHaveLength(196);
    expect([morocco.mayVote, morocco.obstacle, morocco.present]).toEqual([true, null, false]);
    expect(spain.obstacle).toBe('credentials_missing');
    expect(france.obstacle).toBe('no_delegation');
    expect(counts).toMatchObject({ members: 196, entitled: 1, present: 0, quorum: 66 });
  });

  it('counts who is in the hall: by the roll call, else by check-in of head or alternate', async () => {
    const { delegationId } = scene.ids;
    const owner = new pg.Client({ connectionString: app.databaseUrl });
    await owner.connect();
    // The desk where people check in is another feature's; here only its outcome counts.
    const checkIn = "UPDATE delegate SET accreditation = 'checked_in' WHERE delegation_id = $1";
    await owner.query(checkIn, [scene.spain.delegationId]);
    await owner.end();
    expect((await roll()).spain).toMatchObject({ present: true, source: 'check_in' });
    expect((await put(protocol, `roll-call/${delegationId}`, { present: true })).status).toBe(204);
    const absent = { present: false };
    expect((await put(protocol, `roll-call/${scene.spain.delegationId}`, absent)).status).toBe(204);
    const called = await roll();
    expect(called.morocco).toMatchObject({ present: true, source: 'roll_call' });
    expect(called.spain).toMatchObject({ present: false, source: 'roll_call' });
    expect(called.counts).toMatchObject({ present: 1, presentEntitled: 1, quorumReached: false });
    expect((await put(reviewer, `roll-call/${delegationId}`, absent)).status).toBe(403);
    expect((await put(protocol, `roll-call/${delegationId}`, {})).status).toBe(400);
    // A new call begins with nobody marked.
    expect((await protocol.client.post(`${scene.base}/voting/roll-call`)).status).toBe(204);
    expect((await roll()).counts.present).toBe(1);
  });

  it('suspends a member with a reason, and gives the vote back', async () => {
    const reason = '=HYPERLINK("x"): arriérés';
    expect((await put(organizer, 'suspensions/ma', { reason: ' ' })).status).toBe(400);
    expect((await put(protocol, 'suspensions/MA', { reason })).status).toBe(403);
    expect((await put(organizer, 'suspensions/XX', { reason })).body.code).toBe('member_unknown');
    expect((await put(organizer, 'suspensions/MA', { reason })).status).toBe(204);
    const { morocco, counts } = await roll();
    expect([morocco.mayVote, morocco.obstacle, morocco.suspension]).toEqual([
      false,
      'suspended',
      reason,
    ]);
    expect(counts.entitled).toBe(0);
    const file = `${scene.base}/voting/file?format=`;
    const csv = await organizer.client.get(`${file}csv`);
    const line = csv.text.split('\n').find((text) => text.startsWith('MAR'));
    expect(line).toContain('Maroc');
    expect(line).toContain('Droit de vote suspendu');
    expect(csv.text).not.toMatch(/(^|,)=/m);
    const xlsx = await download(app, organizer.client, `${file}xlsx`);
    expect(xlsx.headers.get('content-disposition')).toContain('attachment');
    const book = new ExcelJS.Workbook();
    // What exceljs calls a Buffer is its own type.
    await book.xlsx.load(xlsx.bytes as never);
    expect(book.worksheets[0]?.rowCount).toBe(197);
    await organizer.client.delete(`${scene.base}/voting/suspensions/MA`);
    expect((await roll()).morocco.mayVote).toBe(true);
    const audit = await organizer.client.get(`${scene.base}/audit`);
    expect(audit.text).toContain('voting_right.suspended');
    expect(audit.text).toContain('voting_right.restored');
  });

  it('follows the rules of the Assembly', async () => {
    const rule = {
      quorumNumerator: 1,
      quorumDenominator: 2,
      quorumBase: 'entitled',
      majority: 'two_thirds',
    };
    const set = (body: object, version: number) =>
      put(organizer, 'rules', body, { 'if-match': `"${version}"` });
    expect((await set({ ...rule, quorumNumerator: 3 }, 0)).status).toBe(400);
    expect((await set(rule, 0)).status).toBe(200);
    expect((await set(rule, 0)).body.code).toBe('edit_conflict');
    const { counts, rules } = await roll();
    expect(rules).toMatchObject({ ...rule, version: 1 });
    expect(counts.quorum).toBe(1);
  });
});

describe('the sweep', () => {
  it('removes replaced letters and bytes that no row names, and nothing else', async () => {
    const stray = randomBytes(32).toString('hex');
    const folder = join(app.dataFolder, 'files', 'kept', stray.slice(0, 2));
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, stray), 'left by a crash');
    await writeFile(join(app.dataFolder, 'files', 'incoming', stray), 'half an upload');
    const sweeper = app.worker!.get(FileSweeper, { strict: false });
    // What is young may belong to a request under way.
    expect(await sweeper.sweep()).toMatchObject({ orphans: 0, purged: 3 });
    expect(await sweeper.sweep(-1_000)).toEqual({ orphans: 2, released: 0, purged: 0 });
    expect(await kept()).toHaveLength(1);
    expect(await incoming()).toEqual([]);
    expect((await download(app, focalPoint.client, `${own}/letter`)).status).toBe(200);
  });
});
