import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InvitationLinks } from '../../../src/auth/invitation-links.js';
import { Invitation } from '../../../src/auth/invitation.entity.js';
import { InvitationService } from '../../../src/auth/links/invitation.service.js';
import { systemActor } from '../../../src/common/actor.js';
import { LANGUAGES } from '../../../src/common/text/languages.js';
import { Translator } from '../../../src/common/text/translator.js';
import { Transactor } from '../../../src/outbox/transactor.js';
import { ReferenceLoader } from '../../../src/reference/reference-loader.js';
import { startTestApp, TEST_PASSWORD, type TestApp } from '../support/test-app.js';
import type { ProblemBody, TestAnswer, TestClient } from '../support/test-client.js';
import { createScene, type Scene } from './scene.js';

let app: TestApp;
let scene: Scene;
const translator = new Translator();

beforeAll(async () => {
  app = await startTestApp();
  await app.app.get(ReferenceLoader).load();
  scene = await createScene(app);
});
afterAll(() => app?.close());

/** Rows of every table, without those that count attempts and sessions. */
async function rowCounts(): Promise<Record<string, number>> {
  const tables: { name: string }[] = await app.dataSource.query(
    `SELECT tablename AS name FROM pg_tables
      WHERE schemaname = 'public' AND tablename NOT IN ('attempt_window', 'idempotency_key')`,
  );
  const counts: { name: string; n: number }[] = await app.dataSource.query(
    tables
      .map(({ name }) => `SELECT '${name}' AS name, count(*)::int AS n FROM "${name}"`)
      .join(' UNION ALL '),
  );
  return Object.fromEntries(counts.map(({ name, n }) => [name, n]));
}

/** The link of a new invitation; `state` says what became of it. */
async function link(state: 'expired' | 'used'): Promise<string> {
  const invitation = await app.app.get(Transactor).run(systemActor('test', randomUUID()), (tx) =>
    app.app.get(InvitationService).create(tx, {
      email: `${randomUUID()}@test.example`,
      name: 'Liv Hansen',
      language: 'fr',
      role: 'staff',
      assemblyId: scene.ids.assemblyId,
      delegationId: null,
    }),
  );
  const path = `/invitations/${app.app.get(InvitationLinks).token(invitation)}/accept`;
  if (state === 'used') {
    await app.client().post(path, ACCOUNT);
  } else {
    await app.dataSource.manager.update(Invitation, invitation.id, {
      expiresAt: new Date('2020-01-01'),
    });
  }
  return path;
}

const ACCOUNT = { name: 'Liv Hansen', password: TEST_PASSWORD, language: 'fr' };
const ASSEMBLY = {
  code: 'GA94',
  name: '94th General Assembly',
  city: 'Hong Kong',
  hostIso2: 'HK',
  timezone: 'Asia/Hong_Kong',
  startsOn: '2026-11-23',
  endsOn: '2026-11-26',
};
const wish = (change: object = {}) => ({
  requesterId: scene.ids.partyId,
  partyIds: [scene.spain.partyId],
  subject: 'Maritime routes',
  level: 'principal',
  ...change,
});

interface BadInput {
  what: string;
  who: 'admin' | 'rabat' | 'stranger';
  method?: string;
  path: () => string | Promise<string>;
  body?: () => unknown;
  status: number;
  code: string;
  /** What the title names. */
  params?: Record<string, unknown>;
  /** `path code` of each field named. */
  fields?: string[];
}

const CASES: BadInput[] = [
  {
    what: 'an unknown field',
    who: 'admin',
    path: () => `${scene.base}/rooms`,
    body: () => ({ name: 'Menara', capacity: 12, colour: 'red' }),
    status: 400,
    code: 'validation_failed',
    fields: ['colour unknown_field'],
  },
  {
    what: 'wrong types',
    who: 'rabat',
    path: () => `${scene.base}/meeting-requests`,
    body: () => wish({ subject: 7, priority: null, partyIds: 'ES', preferredStarts: [1] }),
    status: 400,
    code: 'validation_failed',
    fields: [
      'partyIds not_list',
      'preferredStarts not_date',
      'priority not_integer',
      'subject not_text',
    ],
  },
  {
    what: 'overlong text',
    who: 'rabat',
    path: () => `${scene.base}/delegations/${scene.ids.delegationId}/people`,
    body: () => ({ role: 'delegate', givenNames: 'x'.repeat(121), familyName: 'Benali' }),
    status: 400,
    code: 'validation_failed',
    fields: ['givenNames too_long'],
  },
  {
    what: 'text of signs that nobody sees',
    who: 'rabat',
    path: () => `${scene.base}/meeting-requests`,
    body: () => wish({ subject: 'Maritime\u0000routes', level: 'technical' }),
    status: 400,
    code: 'validation_failed',
    fields: ['subject not_allowed_characters'],
  },
  {
    what: 'an empty text',
    who: 'rabat',
    path: () => `${scene.base}/meeting-requests/${scene.ids.requestId}/withdraw`,
    body: () => ({ reason: '   ' }),
    status: 400,
    code: 'validation_failed',
    fields: ['reason required'],
  },
  {
    what: 'a day that no calendar has',
    who: 'admin',
    path: () => '/assemblies',
    body: () => ({ ...ASSEMBLY, endsOn: '2026-11-31' }),
    status: 400,
    code: 'validation_failed',
    fields: ['endsOn not_date'],
  },
  {
    what: 'an end before the beginning',
    who: 'admin',
    path: () => '/assemblies',
    body: () => ({ ...ASSEMBLY, endsOn: '2026-11-22' }),
    status: 422,
    code: 'dates_invalid',
    fields: ['endsOn end_before_start'],
  },
  {
    what: 'an absence that ends before it begins',
    who: 'rabat',
    path: () => `${scene.base}/parties/${scene.ids.partyId}/unavailabilities`,
    body: () => ({
      scope: 'principal',
      startsAt: '2025-11-25T10:00:00Z',
      endsAt: '2025-11-25T09:00:00Z',
    }),
    status: 422,
    code: 'dates_invalid',
    fields: ['endsAt end_before_start'],
  },
  {
    what: 'an expired link',
    who: 'stranger',
    path: () => link('expired'),
    body: () => ACCOUNT,
    status: 410,
    code: 'link_expired',
  },
  {
    what: 'a used link',
    who: 'stranger',
    path: () => link('used'),
    body: () => ACCOUNT,
    status: 410,
    code: 'link_used',
  },
  {
    what: 'a link that never was',
    who: 'stranger',
    path: () => `/invitations/${'x'.repeat(43)}/accept`,
    body: () => ACCOUNT,
    status: 404,
    code: 'link_invalid',
  },
  {
    what: 'an unknown member code',
    who: 'admin',
    path: () => `${scene.base}/invitations`,
    body: () => ({ memberIso2s: ['FR', 'XX'] }),
    status: 422,
    code: 'member_unknown',
    params: { code: 'XX' },
  },
  {
    what: 'a delegation of another country',
    who: 'rabat',
    path: () => `${scene.base}/delegations/${scene.spain.delegationId}/transitions`,
    body: () => ({ transition: 'confirm' }),
    status: 403,
    code: 'not_allowed',
  },
  {
    what: 'a party of another country',
    who: 'rabat',
    path: () => `${scene.base}/meeting-requests`,
    body: () => wish({ requesterId: scene.spain.partyId, partyIds: [scene.ids.partyId] }),
    status: 404,
    code: 'not_found',
  },
  {
    what: 'a broken CSV file',
    who: 'admin',
    path: () => `${scene.base}/rooms/import`,
    body: () => ({ csv: 'name,capacity\nMenara,12\n"Toubkal,8\n', apply: true }),
    status: 400,
    code: 'file_invalid',
  },
  {
    what: 'a CSV file with wrong cells',
    who: 'admin',
    path: () => `${scene.base}/rooms/import`,
    body: () => ({ csv: 'name,capacity\nMenara,12\nToubkal,many\n', apply: true }),
    status: 400,
    code: 'file_invalid',
    fields: ['rows[3].capacity not_integer'],
  },
  {
    what: 'a request to oneself',
    who: 'rabat',
    path: () => `${scene.base}/meeting-requests`,
    body: () => wish({ partyIds: [scene.ids.partyId] }),
    status: 422,
    code: 'request_to_self',
  },
  {
    what: 'a request to nobody',
    who: 'rabat',
    path: () => `${scene.base}/meeting-requests`,
    body: () => wish({ partyIds: [randomUUID()] }),
    status: 422,
    code: 'party_unknown',
    fields: ['partyIds[0] party_unknown'],
  },
  {
    what: 'a duplicate request',
    who: 'rabat',
    path: () => `${scene.base}/meeting-requests`,
    body: () => wish(),
    status: 409,
    code: 'duplicate_request',
  },
  {
    what: 'half a JSON text',
    who: 'admin',
    path: () => `${scene.base}/rooms`,
    body: () => '{"name": "Menara"',
    status: 400,
    code: 'malformed_body',
  },
  {
    what: 'an edit of what changed since',
    who: 'admin',
    method: 'PATCH',
    path: () => `${scene.base}/rooms/${scene.ids.roomId}`,
    body: () => ({ capacity: 20 }),
    status: 412,
    code: 'edit_conflict',
  },
];

function clientOf(who: BadInput['who']): TestClient {
  return who === 'stranger' ? app.client() : scene[who];
}

describe('bad input', () => {
  it.each(CASES)('$what is refused as $code in the reader’s language', async (bad) => {
    const path = await bad.path();
    const before = await rowCounts();
    const titles = new Set<string>();
    for (const language of LANGUAGES) {
      const answer: TestAnswer<ProblemBody> = await clientOf(bad.who).send(
        bad.method ?? 'POST',
        path,
        bad.body?.(),
        { 'accept-language': language, 'if-match': '"99"' },
      );
      expect([answer.status, answer.body.code], answer.text).toEqual([bad.status, bad.code]);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(answer.body).toMatchObject({
        type: `urn:ga93:problem:${bad.code}`,
        status: bad.status,
        title: translator.t(language, `errors.${bad.code}`, bad.params),
        id: expect.stringMatching(/./) as string,
      });
      titles.add(answer.body.title);
      const errors = answer.body.errors ?? [];
      if (bad.fields) {
        expect(errors.map(({ path: at, code }) => `${at} ${code}`).sort()).toEqual(bad.fields);
      }
      for (const { code, message } of errors) expect(message).not.toContain(`fields.${code}`);
    }
    expect(titles.size).toBe(LANGUAGES.length);
    expect(await rowCounts()).toEqual(before);
  });
});
