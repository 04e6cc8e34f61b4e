import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveWebClient } from '../../../src/web-client/web-client.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { ProblemBody } from '../support/test-client.js';

let app: TestApp;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ga93-web-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(
    join(folder, 'index.html'),
    '<meta name="csp-nonce" content="__CSP_NONCE__"><div id="root"></div>',
  );
  await writeFile(join(folder, 'assets', 'main-abc123.js'), 'export {};');
  await writeFile(join(folder, 'boot.js'), '"boot";');
  app = await startTestApp({ extend: (server) => serveWebClient(server, folder) });
});
afterAll(async () => {
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

const open = (path: string) => fetch(app.url + path);

describe('pages of the client', () => {
  it.each(['/', '/sign-in', '/invitation/abc', '/delegations?status=a%20b'])(
    'answers %s with the page and a nonce of its own',
    async (path) => {
      const answers = await Promise.all([open(path), open(path)]);
      const nonces = await Promise.all(
        answers.map(async (answer) => {
          expect(answer.status).toBe(200);
          expect(answer.headers.get('cache-control')).toBe('no-store');
          const nonce = /content="([^"]+)"/.exec(await answer.text())?.[1] ?? '';
          const policy = answer.headers.get('content-security-policy') ?? '';
          expect(policy).toContain(`'nonce-${nonce}'`);
          expect(policy).not.toMatch(/unsafe/);
          return nonce;
        }),
      );
      expect(nonces[0]).not.toBe(nonces[1]);
      expect(nonces[0]).not.toContain('CSP');
    },
  );

  it('lets browsers keep hashed files for ever and others for an hour', async () => {
    const hashed = await open('/assets/main-abc123.js');
    expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const plain = await open('/boot.js');
    expect(plain.headers.get('cache-control')).toBe('public, max-age=3600');
    expect(plain.headers.get('content-type')).toMatch(/javascript/);
  });

  it.each([
    '/assets/gone.js',
    '/api/v1/nothing',
    '/api/nothing',
    '/health/nothing',
    '/%E0%A4%A',
    '/..%2f..%2fpackage.json',
  ])('answers %s with a problem and no file from elsewhere', async (path) => {
    const answer = await open(path);
    const text = await answer.text();
    expect(text).not.toContain('ga93-planner');
    if (answer.status === 200) expect(text).toContain('id="root"');
    else expect([400, 404]).toContain(answer.status);
  });
});

describe('answers of the API', () => {
  it('carry safe headers, a request id and are not kept', async () => {
    const { headers, body } = await app.client().get<ProblemBody>('/session');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(headers.get('x-request-id')).toBe(body.id);
  });

  it('answer an unknown route with a problem in the language of the reader', async () => {
    const { status, body } = await app
      .client()
      .get<ProblemBody>('/nothing', { 'accept-language': 'ar' });
    expect([status, body.code]).toEqual([404, 'not_found']);
    expect(body.title).toMatch(/[\u0600-\u06ff]/);
  });

  it('describe themselves, with a page whose policy holds', async () => {
    const document = await app
      .client()
      .get<{ paths: Record<string, unknown> }>('/api/openapi.json');
    expect(Object.keys(document.body.paths)).toContain('/api/v1/session');
    expect(Object.keys(document.body.paths)).toContain('/health/ready');
    const page = await open('/api/docs');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(await page.text()).not.toMatch(/<script(?![^>]*src=)[^>]*>/);
  });

  it('tell supervisors whether the process can work', async () => {
    const live = await app.client().get('/health/live');
    expect([live.status, live.body]).toEqual([200, { status: 'ok' }]);
    const ready = await app.client().get('/health/ready');
    expect(ready.status, ready.text).toBe(200);
    expect(ready.body).toMatchObject({
      details: {
        database: { status: 'up' },
        migrations: { status: 'up' },
        queue: { status: 'up' },
      },
    });
  });
});
