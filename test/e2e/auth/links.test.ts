import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { InvitationLinks } from '../../../src/auth/invitation-links.js';
import { Invitation } from '../../../src/auth/invitation.entity.js';
import { InvitationService } from '../../../src/auth/links/invitation.service.js';
import { SetUp } from '../../../src/auth/links/set-up.js';
import { systemActor } from '../../../src/common/actor.js';
import { Transactor } from '../../../src/outbox/transactor.js';
import { startTestApp, TEST_PASSWORD, type TestApp } from '../support/test-app.js';
import type { ProblemBody } from '../support/test-client.js';

let app: TestApp;
let assemblyId: string;
let email: string;

beforeAll(async () => {
  app = await startTestApp();
  assemblyId = await app.createAssembly();
});
afterAll(() => app?.close());
beforeEach(() => {
  email = `liv.${randomUUID().slice(0, 8)}@test.example`;
});

const form = { name: 'Liv Hansen', password: TEST_PASSWORD, language: 'fr' };

function invite(to = email): Promise<Invitation> {
  return app.app.get(Transactor).run(systemActor('test', randomUUID()), (tx) =>
    app.app.get(InvitationService).create(tx, {
      email: to,
      name: 'Liv Hansen',
      language: 'fr',
      role: 'staff',
      assemblyId,
      delegationId: null,
    }),
  );
}

function tokenOf(invitation: Invitation): string {
  return app.app.get(InvitationLinks).token(invitation);
}

function expire(invitation: Invitation): Promise<unknown> {
  return app.dataSource.manager.update(
    Invitation,
    { id: invitation.id },
    { expiresAt: new Date('2020-01-01') },
  );
}

async function count(table: string, where: string, ...params: unknown[]): Promise<number> {
  const rows: { n: number }[] = await app.dataSource.query(
    `SELECT count(*)::int AS n FROM ${table} WHERE ${where}`,
    params,
  );
  return rows[0]!.n;
}

describe('an invitation', () => {
  it('is read without being used, keeps no secret, and waits for the mail as an event', async () => {
    const invitation = await invite();
    const token = tokenOf(invitation);
    for (let time = 1; time <= 2; time += 1) {
      const { status, body } = await app.client().get(`/invitations/${token}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ email, role: 'staff', accountExists: false, memberIso2: null });
    }
    expect(app.app.get(InvitationLinks).url(invitation)).toBe(
      `http://planner.test/invitation/${token}`,
    );
    const event = `type = 'invitation.created' AND aggregate_id = $1`;
    expect(await count('outbox_event', event, invitation.id)).toBe(1);
    const kept: unknown[] = await app.dataSource.query(
      'SELECT i::text AS row FROM invitation i WHERE id = $1',
      [invitation.id],
    );
    expect(JSON.stringify(kept)).not.toContain(token);
  });

  it('makes the account, gives the role and signs in, once', async () => {
    const token = tokenOf(await invite());
    const client = app.client();
    expect((await client.post(`/invitations/${token}/accept`, form)).status).toBe(204);
    const session = await client.get('/session');
    expect(session.body).toMatchObject({ user: { email, language: 'fr', roles: ['staff'] } });
    const again = await app.client().post<ProblemBody>(`/invitations/${token}/accept`, form);
    expect([again.status, again.body.code]).toEqual([410, 'link_used']);
  });

  it('survives a retry with the same key, also of two requests at once', async () => {
    const token = tokenOf(await invite());
    const key = { 'idempotency-key': randomUUID() };
    const clients = [app.client(), app.client(), app.client()];
    const answers = await Promise.all(
      clients.map((client) => client.post(`/invitations/${token}/accept`, form, key)),
    );
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    for (const client of clients) expect((await client.get('/session')).status).toBe(200);
    expect(await count('user_account', 'email = $1', email)).toBe(1);
    const other = { ...form, name: 'Somebody Else' };
    const mismatch = await app
      .client()
      .post<ProblemBody>(`/invitations/${token}/accept`, other, key);
    expect([mismatch.status, mismatch.body.code]).toEqual([409, 'idempotency_mismatch']);
  });

  it('is used by one of two at once without a key', async () => {
    const token = tokenOf(await invite());
    const answers = await Promise.all(
      [1, 2].map(() => app.client().post(`/invitations/${token}/accept`, form)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 410]);
  });

  it('replaces an earlier one to the same role', async () => {
    const first = tokenOf(await invite());
    const second = tokenOf(await invite());
    expect((await app.client().get<ProblemBody>(`/invitations/${first}`)).body.code).toBe(
      'link_invalid',
    );
    expect((await app.client().get(`/invitations/${second}`)).status).toBe(200);
  });

  it('expires', async () => {
    const invitation = await invite();
    await expire(invitation);
    const { status, body } = await app
      .client()
      .post<ProblemBody>(`/invitations/${tokenOf(invitation)}/accept`, form);
    expect([status, body.code]).toEqual([410, 'link_expired']);
    expect(await count('user_account', 'email = $1', email)).toBe(0);
  });

  it('gives the role to an account that the address has, when its holder is signed in', async () => {
    const { client } = await app.signInAs({ role: 'organizer', assemblyId, email });
    const { client: stranger } = await app.signInAs({ role: 'organizer', assemblyId });
    const token = tokenOf(await invite());
    expect((await app.client().get(`/invitations/${token}`)).body).toMatchObject({
      accountExists: true,
    });
    const path = `/invitations/${token}/accept`;
    const anonymous = await app.client().post<ProblemBody>(path, form);
    expect([anonymous.status, anonymous.body.code]).toEqual([401, 'not_signed_in']);
    const wrong = await stranger.post<ProblemBody>(path, {});
    expect([wrong.status, wrong.body.code]).toEqual([403, 'not_allowed']);
    expect((await client.post(path, {})).status).toBe(204);
    expect((await client.get('/session')).body).toMatchObject({
      user: { roles: expect.arrayContaining(['organizer', 'staff']) as string[] },
    });
  });

  it.each([
    ['a short password', { ...form, password: 'short' }, 'password', 'too_short'],
    ['no password', { name: 'Liv' }, 'password', 'required'],
    ['an empty name', { ...form, name: '   ' }, 'name', 'too_short'],
    ['an unknown language', { ...form, language: 'de' }, 'language', 'not_allowed_value'],
    ['another address', { ...form, email: 'x@test.example' }, 'email', 'unknown_field'],
  ])('refuses %s and stays usable', async (_name, body, path, code) => {
    const token = tokenOf(await invite());
    const answer = await app.client().post<ProblemBody>(`/invitations/${token}/accept`, body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([expect.objectContaining({ path, code })]);
    expect((await app.client().get(`/invitations/${token}`)).status).toBe(200);
  });

  it.each(['x', 'x'.repeat(43), 'é'.repeat(43), '%00'])('answers link_invalid to %s', async (t) => {
    const { status, body } = await app
      .client()
      .get<ProblemBody>(`/invitations/${encodeURIComponent(t)}`);
    expect([status, body.code]).toEqual([404, 'link_invalid']);
  });

  it('cannot be used as a link of another kind', async () => {
    const token = tokenOf(await invite());
    const answer = await app
      .client()
      .post<ProblemBody>(`/auth/password-reset/${token}`, { password: TEST_PASSWORD });
    expect(answer.body.code).toBe('link_invalid');
  });
});

describe('a password reset', () => {
  async function newest(): Promise<Invitation> {
    return app.dataSource.manager.findOneOrFail(Invitation, {
      where: { email, purpose: 'password_reset' },
      order: { createdAt: 'DESC' },
    });
  }

  it('answers alike for a known and an unknown address, in about the same time', async () => {
    await app.createPerson({ role: 'admin', email });
    const times: number[] = [];
    for (const address of [email, 'unknown@test.example']) {
      const began = performance.now();
      const { status, text } = await app.client().post('/auth/password-reset', { email: address });
      times.push(performance.now() - began);
      expect([status, text]).toEqual([202, '']);
    }
    expect(Math.min(...times)).toBeGreaterThan(390);
    expect(await count('outbox_event', `type = 'password_reset.requested'`)).toBe(1);
  });

  it('sets the password once, ends all sessions and leaves a trace', async () => {
    const { client, userId } = await app.signInAs({ role: 'admin', email });
    await app.client().post('/auth/password-reset', { email });
    const token = tokenOf(await newest());
    const password = 'another long sentence';
    const path = `/auth/password-reset/${token}`;
    expect((await app.client().post(path, { password })).status).toBe(204);
    expect((await client.get('/session')).status).toBe(401);
    const old = await app.client().post('/auth/sign-in', { email, password: TEST_PASSWORD });
    expect(old.status).toBe(401);
    expect((await app.client().post('/auth/sign-in', { email, password })).status).toBe(204);
    expect((await app.client().post<ProblemBody>(path, { password })).body.code).toBe('link_used');
    const trace = `action = 'account.password_set' AND subject_id = $1`;
    expect(await count('audit_entry', trace, userId)).toBe(1);
  });

  it('sends three mails in an hour at most and says nothing about it', async () => {
    await app.createPerson({ role: 'admin', email });
    for (let time = 1; time <= 5; time += 1) {
      expect((await app.client().post('/auth/password-reset', { email })).status).toBe(202);
    }
    expect(await count('invitation', `purpose = 'password_reset' AND email = $1`, email)).toBe(3);
  });
});

describe('the set-up link', () => {
  let empty: TestApp;
  beforeAll(async () => {
    empty = await startTestApp();
  });
  afterAll(() => empty?.close());

  it('makes one first admin of two who try at once, then there is no link any more', async () => {
    const setUp = empty.app.get(SetUp);
    const replaced = (await setUp.link()) ?? '';
    const link = (await setUp.link()) ?? '';
    expect(link).toMatch(/^http:\/\/planner\.test\/setup\/[\w-]{43}$/);
    const path = `/setup/${link.split('/').at(-1)}`;
    const old = await empty.client().get<ProblemBody>(`/setup/${replaced.split('/').at(-1)}`);
    expect(old.body.code).toBe('link_invalid');
    expect((await empty.client().get(path)).status).toBe(200);
    const clients = [empty.client(), empty.client()];
    const answers = await Promise.all(
      clients.map((client, index) =>
        client.post(path, { ...form, email: `admin${index}@test.example` }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 410]);
    const winner = clients[answers.findIndex(({ status }) => status === 204)]!;
    expect((await winner.get('/session')).body).toMatchObject({
      user: { roles: ['admin'] },
      assembly: null,
    });
    expect(await setUp.link()).toBeNull();
  });
});
