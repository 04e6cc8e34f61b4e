import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../../../src/common/actor.js';
import { startTestApp, type SignedIn, type TestApp } from '../support/test-app.js';
import type { ProblemBody, TestClient } from '../support/test-client.js';
import { ROLE_TABLE } from './role-table.js';
import { declaredRoutes, type DeclaredRoute } from './routes.js';

let app: TestApp;
let routes: DeclaredRoute[];
let assemblyId: string;
let elsewhere: string;
const people = new Map<Role, SignedIn>();

/** Routes that leave people signed out or never answer are called by tests of their own. */
const NOT_CALLED = ['POST /auth/sign-out', 'GET /live'];

beforeAll(async () => {
  app = await startTestApp();
  routes = declaredRoutes(app);
  assemblyId = await app.createAssembly();
  elsewhere = await app.createAssembly();
  for (const role of ROLES) {
    const delegationId = role === 'focal_point' || role === 'delegate' ? randomUUID() : undefined;
    const scope = role === 'admin' ? {} : { assemblyId, ...(delegationId ? { delegationId } : {}) };
    people.set(role, await app.signInAs({ role, ...scope }));
  }
});
afterAll(() => app?.close());

/** Calls a route with ids of nothing: whoever is let in gets another refusal than 401 and 403. */
function call(client: TestClient, route: string, assembly = assemblyId) {
  const [method = '', path = ''] = route.split(' ');
  const url = path
    .replace(':assemblyId', assembly)
    .replace(':role', 'staff')
    .replace(':token', 'x'.repeat(43))
    .replace(/:\w+/g, () => randomUUID());
  return client.send<ProblemBody | undefined>(method, url, method === 'GET' ? undefined : {});
}

describe('the role table', () => {
  it('names every route of the application with its rule, and no other', () => {
    const declared = Object.fromEntries(routes.map(({ name, rule }) => [name, rule]));
    expect(declared).toEqual(ROLE_TABLE);
  });

  it('is kept for somebody who is not signed in', async () => {
    for (const [route, rule] of Object.entries(ROLE_TABLE)) {
      const { status, body } = await call(app.client(), route);
      if (rule === 'public') expect([route, body?.code]).not.toEqual([route, 'not_signed_in']);
      else expect([route, status, body?.code]).toEqual([route, 401, 'not_signed_in']);
    }
  });

  it.each(ROLES.filter((role) => role !== 'admin'))('is kept for %s', async (role) => {
    const { client } = people.get(role)!;
    for (const [route, rule] of Object.entries(ROLE_TABLE)) {
      if (rule === 'public' || NOT_CALLED.includes(route)) continue;
      const isForAll = rule === 'signed-in';
      const isOwn = !route.includes(':delegationId') || !['focal_point', 'delegate'].includes(role);
      if ((isForAll || rule.includes(role)) && isOwn) {
        const { status } = await call(client, route);
        expect([route, status]).not.toEqual([route, 401]);
        expect(status, route).toBeLessThan(500);
        if (!route.includes(':assemblyId')) continue;
        // The same role in one Assembly opens nothing in another.
        const other = await call(client, route, elsewhere);
        expect([route, other.status, other.body?.code]).toEqual([route, 403, 'not_allowed']);
      } else {
        const { status, body } = await call(client, route);
        expect([route, status, body?.code]).toEqual([route, 403, 'not_allowed']);
      }
    }
  });

  it('lets admins call every route, and none answers 500 to an empty request', async () => {
    const { client } = people.get('admin')!;
    for (const route of Object.keys(ROLE_TABLE)) {
      if (NOT_CALLED.includes(route)) continue;
      const { status, body } = await call(client, route);
      expect([route, body?.code]).not.toEqual([route, 'not_allowed']);
      expect(status, route).toBeLessThan(500);
    }
  });
});
