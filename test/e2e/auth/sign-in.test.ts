import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountService } from '../../../src/auth/accounts/account.service.js';
import { systemActor } from '../../../src/common/actor.js';
import { startTestApp, TEST_PASSWORD, type TestApp } from '../support/test-app.js';
import type { ProblemBody } from '../support/test-client.js';

let app: TestApp;
let assemblyId: string;

beforeAll(async () => {
  app = await startTestApp();
  assemblyId = await app.createAssembly();
});
afterAll(() => app?.close());

interface Session {
  user: { id: string; name: string; language: string; roles: string[] };
  assemblies: { id: string; dayStart: string }[];
  assembly: { id: string } | null;
  demonstration: boolean;
}

describe('sign-in', () => {
  it('opens a session by password and tells who reads', async () => {
    const { client, userId } = await app.signInAs({ role: 'organizer', assemblyId });
    const { status, body } = await client.get<Session>('/session');
    expect(status).toBe(200);
    expect(body.user).toMatchObject({ id: userId, roles: ['organizer'], language: 'en' });
    expect(body.assembly?.id).toBe(assemblyId);
    expect(body.assemblies[0]).toMatchObject({
      id: assemblyId,
      dayStart: '08:00',
      slotMinutes: 30,
    });
    expect(body.demonstration).toBe(false);
  });

  it('keeps the session in a cookie that scripts and other sites cannot use', async () => {
    const { email } = await app.createPerson({ role: 'admin' });
    const { headers } = await app
      .client()
      .post('/auth/sign-in', { email: email.toUpperCase(), password: TEST_PASSWORD });
    const cookie = headers.getSetCookie().find((line) => line.startsWith('ga93.session_token='));
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
  });

  it('answers an unknown address like a wrong password, in the language of the reader', async () => {
    const { email } = await app.createPerson({ role: 'admin' });
    const french = { 'accept-language': 'fr' };
    const wrong = await app
      .client()
      .post<ProblemBody>('/auth/sign-in', { email, password: 'not the password' }, french);
    const unknown = await app
      .client()
      .post<ProblemBody>('/auth/sign-in', { email: 'nobody@test.example', password: 'x' }, french);
    expect(wrong.status).toBe(401);
    expect(unknown.status).toBe(401);
    const { id: _wrong, ...wrongBody } = wrong.body;
    const { id: _unknown, ...unknownBody } = unknown.body;
    expect(unknownBody).toEqual(wrongBody);
    expect(wrongBody.code).toBe('sign_in_failed');
    expect(wrongBody.title).toMatch(/mot de passe/);
  });

  it('ends the session on sign-out', async () => {
    const { client } = await app.signInAs({ role: 'admin' });
    const stolen = client.cookie;
    expect((await client.post('/auth/sign-out')).status).toBe(204);
    expect((await app.client().get('/session', { cookie: stolen })).status).toBe(401);
  });

  it('holds back who tries passwords, for known and unknown addresses alike', async () => {
    const { email } = await app.createPerson({ role: 'admin' });
    for (const address of [email, 'somebody@test.example']) {
      const answers = [];
      for (let attempt = 1; attempt <= 9; attempt += 1) {
        const body = { email: address, password: `guess ${attempt}` };
        answers.push((await app.client().post('/auth/sign-in', body)).status);
      }
      expect(answers).toEqual([401, 401, 401, 401, 401, 401, 401, 401, 429]);
    }
    const right = await app.client().post('/auth/sign-in', { email, password: TEST_PASSWORD });
    expect(right.status).toBe(429);
  });

  it('shuts a disabled person out at once and answers like a wrong password', async () => {
    const { client, email } = await app.signInAs({ role: 'organizer', assemblyId });
    await app.signInAs({ role: 'admin' });
    const accounts = app.app.get(AccountService);
    await accounts.setDisabled(systemActor('test', 'disable'), email, true);
    expect((await client.get('/session')).status).toBe(401);
    const again = await app
      .client()
      .post<ProblemBody>('/auth/sign-in', { email, password: TEST_PASSWORD });
    expect(again.status).toBe(401);
    expect(again.body.code).toBe('sign_in_failed');
    expect(again.headers.getSetCookie()).toEqual([]);
  });

  it('changes the own name and language, and nothing else', async () => {
    const { client } = await app.signInAs({ role: 'admin' });
    const changed = await client.patch<Session>('/session', { language: 'ar', name: '  أمينة  ' });
    expect(changed.body.user).toMatchObject({ language: 'ar', name: 'أمينة' });
    const refused = await client.patch<ProblemBody>('/session', { email: 'other@test.example' });
    expect(refused.status).toBe(400);
    expect(refused.body.errors).toEqual([
      expect.objectContaining({ path: 'email', code: 'unknown_field' }),
    ]);
  });

  it.each([
    ['no body', undefined],
    ['broken JSON', '{"email":'],
    ['a list', []],
    ['wrong types', { email: 5, password: { $ne: '' } }],
    ['an overlong password', { email: 'a@test.example', password: 'x'.repeat(5000) }],
    ['a null byte', { email: 'a\u0000@test.example', password: 'x' }],
    ['an unknown field', { email: 'a@test.example', password: 'x', admin: true }],
  ])('refuses %s with 400', async (_name, body) => {
    const { status, body: problem } = await app.client().post<ProblemBody>('/auth/sign-in', body);
    expect(status).toBe(400);
    expect(['validation_failed', 'malformed_body']).toContain(problem.code);
  });

  it('refuses other content types and bodies beyond 1 MB', async () => {
    const text = await app
      .client()
      .send<ProblemBody>('POST', '/auth/sign-in', 'email=a', { 'content-type': 'text/plain' });
    expect([text.status, text.body.code]).toEqual([415, 'unsupported_media_type']);
    const large = await app
      .client()
      .post<ProblemBody>('/auth/sign-in', { email: 'a'.repeat(1_400_000), password: 'x' });
    expect([large.status, large.body.code]).toEqual([413, 'too_large']);
  });

  it('refuses changes from pages of other sites', async () => {
    const { client } = await app.signInAs({ role: 'admin' });
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ] as Record<string, string>[]) {
      const { status, body } = await client.post<ProblemBody>('/auth/sign-out', undefined, headers);
      expect([status, body.code]).toEqual([403, 'not_allowed']);
    }
    const own = await client.post('/auth/sign-out', undefined, { origin: 'http://planner.test' });
    expect(own.status).toBe(204);
  });
});
