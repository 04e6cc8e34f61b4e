import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type SignedIn, type TestApp } from '../support/test-app.js';
import type { ProblemBody } from '../support/test-client.js';

let app: TestApp;
let assemblyId: string;
let organizer: SignedIn;
let admin: SignedIn;

beforeAll(async () => {
  app = await startTestApp();
  assemblyId = await app.createAssembly();
  admin = await app.signInAs({ role: 'admin', name: 'Ada Admin' });
  organizer = await app.signInAs({ role: 'organizer', assemblyId, name: 'Omar Organizer' });
});
afterAll(() => app?.close());

interface UserList {
  items: { id: string; email: string; roles: string[] }[];
  invited: { email: string; role: string; expired: boolean }[];
}

const list = async () =>
  (await organizer.client.get<UserList>(`/assemblies/${assemblyId}/users`)).body;
const newUser = (role: string) => ({
  email: `${randomUUID().slice(0, 8)}@test.example`,
  name: 'Nora',
  language: 'es',
  role,
});

describe('users of an Assembly', () => {
  it('are invited when they have no account, once however often it is sent', async () => {
    const form = newUser('staff');
    const key = { 'idempotency-key': randomUUID() };
    const path = `/assemblies/${assemblyId}/users`;
    const first = await organizer.client.post(path, form, key);
    const second = await organizer.client.post(path, form, key);
    expect(first.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect((await list()).invited.filter(({ email }) => email === form.email)).toEqual([
      expect.objectContaining({ role: 'staff', expired: false }),
    ]);
    const events: { n: number }[] = await app.dataSource.query(
      `SELECT count(*)::int AS n FROM outbox_event WHERE type = 'invitation.created' AND assembly_id = $1`,
      [assemblyId],
    );
    expect(events[0]?.n).toBe(1);
  });

  it('get the role at once when they have an account, and lose it again', async () => {
    const other = await app.signInAs({ role: 'protocol', assemblyId });
    const form = { ...newUser('reviewer'), email: other.email.toUpperCase() };
    const { body } = await organizer.client.post(`/assemblies/${assemblyId}/users`, form);
    expect(body).toMatchObject({ invitation: null, user: { id: other.userId } });
    const rolesOf = async () =>
      (await list()).items.find(({ id }) => id === other.userId)?.roles.sort();
    expect(await rolesOf()).toEqual(['protocol', 'reviewer']);
    const path = `/assemblies/${assemblyId}/users/${other.userId}/roles/reviewer`;
    expect((await organizer.client.delete(path)).status).toBe(204);
    expect(await rolesOf()).toEqual(['protocol']);
    expect((await organizer.client.delete(path)).status).toBe(404);
  });

  it('become admins by admins only, and one admin stays', async () => {
    const path = `/assemblies/${assemblyId}/users`;
    const refused = await organizer.client.post<ProblemBody>(path, newUser('admin'));
    expect([refused.status, refused.body.code]).toEqual([403, 'not_allowed']);
    const mine = `${path}/${admin.userId}/roles/admin`;
    expect((await organizer.client.delete(mine)).status).toBe(403);
    const last = await admin.client.delete<ProblemBody>(mine);
    expect([last.status, last.body.code]).toEqual([409, 'last_admin']);
    const second = await app.signInAs({ role: 'admin' });
    // Each removes the other at once: one of them stays.
    const answers = await Promise.all([
      admin.client.delete(`${path}/${second.userId}/roles/admin`),
      second.client.delete(mine),
    ]);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
  });

  it.each([
    ['an unknown role', { role: 'focal_point' }, 'role'],
    ['no address', { email: 'nobody' }, 'email'],
    ['an overlong name', { name: 'x'.repeat(201) }, 'name'],
    ['a wrong type', { name: { first: 'x' } }, 'name'],
    ['an unknown field', { admin: true }, 'admin'],
  ])('refuses %s', async (_name, change, path) => {
    const { status, body } = await organizer.client.post<ProblemBody>(
      `/assemblies/${assemblyId}/users`,
      { ...newUser('staff'), ...change },
    );
    expect(status).toBe(400);
    expect(body.errors).toEqual([expect.objectContaining({ path })]);
  });

  it('says how long a text may be, in the language of the reader', async () => {
    const { body } = await organizer.client.post<ProblemBody>(
      `/assemblies/${assemblyId}/users`,
      { ...newUser('staff'), name: 'x'.repeat(201) },
      { 'accept-language': 'es' },
    );
    expect(body.errors?.[0]?.message).toContain('200');
  });

  it('refuses a key that no client would send', async () => {
    const { status } = await organizer.client.post(
      `/assemblies/${assemblyId}/users`,
      newUser('staff'),
      { 'idempotency-key': 'x' },
    );
    expect(status).toBe(400);
  });
});
