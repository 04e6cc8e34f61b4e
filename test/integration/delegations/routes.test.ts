import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DelegationDetailDto } from '../../../src/delegations/dto/delegation.dto.js';
import type { DelegatePersonDto } from '../../../src/delegations/dto/person.dto.js';
import { ReferenceLoader } from '../../../src/reference/reference-loader.js';
import { startTestApp, type TestApp } from '../../e2e/support/test-app.js';
import type { ProblemBody, TestClient } from '../../e2e/support/test-client.js';

let app: TestApp;
let base: string;
let assemblyId: string;
let organizer: TestClient;

beforeAll(async () => {
  app = await startTestApp();
  await app.app.get(ReferenceLoader).load();
  assemblyId = await app.createAssembly();
  base = `/assemblies/${assemblyId}`;
  organizer = (await app.signInAs({ role: 'organizer', assemblyId })).client;
});
afterAll(() => app?.close());

async function delegationOf(iso2: string): Promise<string> {
  await organizer.post(`${base}/invitations`, { memberIso2s: [iso2] });
  const { body } = await organizer.get<{ items: { id: string; memberIso2: string }[] }>(
    `${base}/delegations`,
  );
  return body.items.find(({ memberIso2 }) => memberIso2 === iso2)?.id ?? '';
}

it('registers a delegation over HTTP, from the invitation to the directory', async () => {
  const preview = await organizer.post(`${base}/invitations/preview`, { memberIso2s: ['MA'] });
  expect([preview.status, preview.body]).toEqual([
    200,
    { delegations: 1, recipients: 0, withoutContact: ['MA'], alreadyActive: 0 },
  ]);
  const delegationId = await delegationOf('MA');
  const own = `${base}/delegations/${delegationId}`;
  const { client } = await app.signInAs({ role: 'focal_point', assemblyId, delegationId });
  expect((await client.get<ProblemBody>(`${base}/parties`)).body.code).toBe('party_not_confirmed');

  const added = await client.post<DelegatePersonDto>(`${own}/people`, {
    role: 'head',
    familyName: 'Benali',
  });
  expect([added.status, added.headers.get('etag'), added.body.givenNames]).toEqual([
    201,
    '"1"',
    '',
  ]);
  const person = `${own}/people/${added.body.id}`;
  const incomplete = await client.post<ProblemBody>(`${own}/transitions`, { transition: 'submit' });
  expect([incomplete.status, incomplete.body.errors?.[0]?.path]).toEqual([
    422,
    'people[0].givenNames',
  ]);
  expect((await client.patch(person, { givenNames: 'Amina' })).status).toBe(428);
  expect((await client.patch(person, { givenNames: 'Amina' }, 7)).status).toBe(412);
  expect((await client.patch(person, { givenNames: 'Amina' }, 1)).status).toBe(200);

  const reviewer = (await app.signInAs({ role: 'reviewer', assemblyId })).client;
  const take = async (by: TestClient, transition: string) => {
    const answer = await by.post<DelegationDetailDto>(`${own}/transitions`, { transition });
    return [answer.status, answer.body.status];
  };
  expect(await take(client, 'submit')).toEqual([200, 'submitted']);
  expect(await take(reviewer, 'approve')).toEqual([200, 'approved']);
  expect(await take(client, 'confirm')).toEqual([200, 'confirmed']);
  const parties = await client.get<{ items: { code: string }[] }>(`${base}/parties`);
  expect(parties.body.items.map(({ code }) => code)).toEqual(['MAR']);
  const history = await client.get<{ items: { action: string }[] }>(`${own}/history`);
  expect(history.body.items[0]?.action).toBe('delegation.confirmed');
  expect((await organizer.get(`${base}/delegations/summary`)).body).toMatchObject({
    members: { total: 196, registered: 1, confirmed: 1 },
  });
  expect((await client.delete(person)).status).toBe(422);
});

it('answers bad input with a coded refusal, and never with 500', async () => {
  const delegationId = await delegationOf('FR');
  const own = `${base}/delegations/${delegationId}`;
  const person = { role: 'delegate', givenNames: 'A', familyName: 'B' };
  const bad: [string, unknown, number, string][] = [
    [`${own}/people`, { ...person, passport: 'X' }, 400, 'passport unknown_field'],
    [`${own}/people`, { ...person, role: 'king' }, 400, 'role not_allowed_value'],
    [`${own}/people`, { ...person, familyName: 7 }, 400, 'familyName '],
    [`${own}/people`, { ...person, familyName: 'x'.repeat(300) }, 400, 'familyName too_long'],
    [`${own}/people`, { ...person, givenNames: null }, 400, 'givenNames '],
    [`${own}/people`, { ...person, email: 'nowhere' }, 400, 'email not_email'],
    [`${own}/people`, { ...person, languages: 'fr' }, 400, 'languages '],
    [`${own}/transitions`, { transition: 'crown' }, 400, 'transition not_allowed_value'],
    [`${own}/transitions`, { transition: 'decline' }, 400, 'reason required'],
    [`${base}/invitations`, { memberIso2s: ['XX'] }, 422, 'memberIso2s[0] member_unknown'],
    [`${base}/invitations`, { all: false }, 400, 'all wrong_value'],
    [`${base}/contacts`, { memberIso2: 'MA' }, 400, 'name'],
    [`${base}/contacts/import`, { csv: 'a,b\n1,2\n', apply: true }, 400, 'csv csv_unknown_column'],
    [`${base}/offices`, { offices: [{ code: 'sg' }] }, 400, 'offices[0].code wrong_format'],
  ];
  for (const [path, body, status, problem] of bad) {
    const answer = await organizer.post<ProblemBody>(path, body);
    const first = answer.body.errors?.[0];
    expect([answer.status, `${first?.path} ${first?.code}`]).toEqual([
      status,
      expect.stringContaining(problem),
    ]);
  }
  expect((await organizer.get(`${base}/delegations?status=lost`)).status).toBe(400);
  expect((await organizer.get(`${base}/delegations/none`)).status).toBe(404);
});

it("keeps another country's focal point and the signed-out out", async () => {
  const japan = await delegationOf('JP');
  const kenya = await delegationOf('KE');
  const { client } = await app.signInAs({
    role: 'focal_point',
    assemblyId,
    delegationId: kenya,
  });
  const foreign = `${base}/delegations/${japan}`;
  expect((await client.get(foreign)).status).toBe(403);
  expect((await client.post(`${foreign}/people`, { role: 'head', familyName: 'X' })).status).toBe(
    403,
  );
  expect((await client.post(`${base}/invitations`, { all: true })).status).toBe(403);
  expect((await client.get(`${base}/contacts`)).status).toBe(403);
  expect((await app.client().get(foreign)).status).toBe(401);
});
