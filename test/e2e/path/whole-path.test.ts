import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AssemblyDto } from '../../../src/assemblies/dto/assembly.dto.js';
import { SetUp } from '../../../src/auth/links/set-up.js';
import type { UserListView } from '../../../src/auth/dto/user.dto.js';
import type { ImportReport } from '../../../src/common/csv/csv-import.js';
import type {
  DelegationDetailDto,
  DelegationListDto,
  DelegationSummaryDto,
} from '../../../src/delegations/dto/delegation.dto.js';
import type { FocalPointListDto } from '../../../src/delegations/dto/invitation.dto.js';
import type { PartyListDto } from '../../../src/delegations/dto/party.dto.js';
import type { DutyList, DutyPage, DutyView } from '../../../src/duties/dto/duty.dto.js';
import type { AgendaView } from '../../../src/meetings/dto/agenda.view.js';
import type { RequestPage, RequestView } from '../../../src/meetings/dto/request.view.js';
import type { NotificationPageDto } from '../../../src/notifications/dto/inbox.dto.js';
import type {
  DeliveryPageDto,
  DeliverySummaryDto,
} from '../../../src/notifications/dto/ledger.dto.js';
import { ReferenceLoader } from '../../../src/reference/reference-loader.js';
import type { PlanDetailView, PlanDiffView } from '../../../src/scheduling/dto/plan.view.js';
import type { RunDetailView } from '../../../src/scheduling/dto/run.dto.js';
import { openPage, type LivePage } from '../support/live.js';
import { acceptInvitation, eventually, mailsTo, tokenFor } from '../support/mailbox.js';
import { startTestApp, TEST_PASSWORD, type TestApp } from '../support/test-app.js';
import type { ProblemBody, TestAnswer, TestClient } from '../support/test-client.js';

const ADMIN = 'first.admin@planner.example';
const ORGANIZER = 'organizer@planner.example';
const REVIEWER = 'reviewer@planner.example';
const STAFF = 'staff@planner.example';
const RABAT = 'ncb.rabat@bureau.example';
const MADRID = 'ncb.madrid@bureau.example';
const SECOND = 'second.madrid@bureau.example';
const NEW_PASSWORD = 'seven storks above the medina';

let app: TestApp;
let base: string;
let admin: TestClient;
let organizer: TestClient;
let reviewer: TestClient;
let staff: TestClient;
let rabat: TestClient;
let madrid: TestClient;
let second: TestClient;
/** Ids by ISO 3166 code. */
const delegations = new Map<string, string>();
const parties = new Map<string, string>();
const pages: LivePage[] = [];

beforeAll(async () => {
  app = await startTestApp({ worker: true });
  await app.app.get(ReferenceLoader).load();
});
afterAll(async () => {
  for (const page of pages) page.close();
  await app?.close();
});

/** The body of an answer that must have the status. */
function body<T>(answer: TestAnswer<T>, status = 200): T {
  expect(answer.status, answer.text).toBe(status);
  return answer.body;
}

const refusal = (answer: TestAnswer<ProblemBody>) => [answer.status, answer.body.code];
const delegation = (iso2: string) => `${base}/delegations/${delegations.get(iso2)}`;

async function importCsv(client: TestClient, what: string, lines: string[]): Promise<void> {
  const csv = lines.join('\n');
  const preview = body(
    await client.post<ImportReport>(`${base}/${what}/import`, { csv, apply: false }),
  );
  expect(preview).toMatchObject({ applied: false, counts: { create: lines.length - 1, error: 0 } });
  expect(body(await client.get<{ items: unknown[] }>(`${base}/${what}`)).items).toHaveLength(0);
  const applied = body(
    await client.post<ImportReport>(`${base}/${what}/import`, { csv, apply: true }),
  );
  expect(applied).toMatchObject({ applied: true, counts: { create: lines.length - 1 } });
  const again = body(
    await client.post<ImportReport>(`${base}/${what}/import`, { csv, apply: true }),
  );
  expect(again.counts).toMatchObject({ create: 0, update: 0, same: lines.length - 1 });
}

async function take(client: TestClient, iso2: string, transition: string, reason?: string) {
  const answer = await client.post<DelegationDetailDto>(`${delegation(iso2)}/transitions`, {
    transition,
    ...(reason === undefined ? {} : { reason }),
  });
  return body(answer).status;
}

async function addPeople(client: TestClient, iso2: string, ...roles: string[]): Promise<void> {
  for (const [index, role] of roles.entries()) {
    const letter = String.fromCodePoint(65 + index);
    const person = { role, givenNames: `Given ${letter}`, familyName: `Family ${iso2}` };
    body(await client.post(`${delegation(iso2)}/people`, person), 201);
  }
}

/** Runs the optimizer through the queue and answers its draft. */
async function draft(): Promise<PlanDetailView> {
  const run = body(
    await organizer.post<RunDetailView>(`${base}/optimizer-runs`, { seconds: 1, seed: 7 }),
    201,
  );
  const planId = await eventually(async () => {
    const now = body(await organizer.get<RunDetailView>(`${base}/optimizer-runs/${run.id}`));
    return now.planId;
  });
  return body(await organizer.get<PlanDetailView>(`${base}/plans/${planId}`));
}

const inboxOf = async (client: TestClient) =>
  body(await client.get<NotificationPageDto>('/notifications')).items;

describe('the whole path, over HTTP, from an empty installation', () => {
  it('0: the set-up link makes the first admin, once', async () => {
    const link = (await app.app.get(SetUp).link())!;
    const token = link.split('/').at(-1)!;
    body(await app.client().get(`/setup/${token}`));
    admin = app.client();
    const form = { name: 'Nadia Alaoui', email: ADMIN, password: TEST_PASSWORD, language: 'en' };
    body(await admin.post(`/setup/${token}`, form), 204);
    expect(body(await admin.get('/session'))).toMatchObject({
      user: { email: ADMIN, roles: ['admin'] },
      demonstration: false,
    });
    expect(refusal(await app.client().post<ProblemBody>(`/setup/${token}`, form))).toEqual([
      410,
      'link_used',
    ]);
  });

  it('0: the admin creates the Assembly with its deadlines, and people with roles', async () => {
    const assembly = body(
      await admin.post<AssemblyDto>('/assemblies', {
        code: 'GA93',
        name: '93rd INTERPOL General Assembly',
        city: 'Marrakech',
        hostIso2: 'MA',
        timezone: 'Africa/Casablanca',
        startsOn: '2099-11-24',
        endsOn: '2099-11-25',
        dayStart: '08:00',
        dayEnd: '12:00',
      }),
      201,
    );
    base = `/assemblies/${assembly.id}`;
    const deadlines = ['registration', 'confirmation', 'requests', 'answers'].map(
      (step, index) => ({
        step,
        at: `2099-10-${15 + index}T17:00:00Z`,
      }),
    );
    const changed = body(await admin.put<AssemblyDto>(`${base}/deadlines`, deadlines));
    expect(changed.deadlines).toHaveLength(4);
    for (const [email, role, language] of [
      [ORGANIZER, 'organizer', 'en'],
      [REVIEWER, 'reviewer', 'en'],
      [STAFF, 'staff', 'ar'],
    ]) {
      body(await admin.post(`${base}/users`, { email, role, language, name: role }), 201);
    }
    organizer = await acceptInvitation(app, ORGANIZER, { name: 'Omar Idrissi', language: 'en' });
    reviewer = await acceptInvitation(app, REVIEWER, { name: 'Rita Mansour', language: 'en' });
    staff = await acceptInvitation(app, STAFF, { name: 'Salma Tazi', language: 'ar' });
  });

  it('0: contacts, rooms, programme and interpreters come by CSV with a preview', async () => {
    await importCsv(organizer, 'contacts', [
      'iso2,name,email,language',
      `MA,Amina Benali,${RABAT},fr`,
      `ES,Lucía Ortega,${MADRID},es`,
    ]);
    await importCsv(organizer, 'rooms', [
      'name,capacity,features,zone',
      'Atlas 1,12,interpretation-booth,Atlas',
      'Toubkal 1,8,,Toubkal',
    ]);
    await importCsv(organizer, 'programme-items', [
      'code,day,start,end,kind,hold,titleEn,titleFr',
      'opening,2099-11-24,09:00,10:00,ceremony,everyone,Opening ceremony,Cérémonie d’ouverture',
      'plenary,2099-11-24,10:00,12:00,plenary,seat,Plenary,Séance plénière',
    ]);
    await importCsv(organizer, 'interpreters', ['name,pairs', 'Booth A,en-fr|es-fr']);
    body(await organizer.post(`${base}/rooms`, { name: 'Menara', capacity: 30 }), 201);
  });

  it('1: focal points are invited by mail, accept, reset a password, and get a colleague', async () => {
    const selection = { memberIso2s: ['MA', 'ES', 'DE'] };
    const preview = body(await organizer.post(`${base}/invitations/preview`, selection));
    expect(preview).toMatchObject({ delegations: 3, recipients: 2, withoutContact: ['DE'] });
    expect(await organizer.get(`${base}/delegations`)).toMatchObject({ body: { items: [] } });
    const sent = await organizer.post<{ invited: number }>(`${base}/invitations`, selection);
    expect([sent.status < 300, sent.body.invited]).toEqual([true, 3]);
    for (const { id, memberIso2 } of body(
      await organizer.get<DelegationListDto>(`${base}/delegations`),
    ).items) {
      delegations.set(memberIso2!, id);
    }
    rabat = await acceptInvitation(app, RABAT, { name: 'Amina Benali', language: 'fr' });
    madrid = await acceptInvitation(app, MADRID, { name: 'Lucía Ortega', language: 'es' });
    const token = await tokenFor(app, RABAT, 'invitation');
    expect(
      refusal(await app.client().post<ProblemBody>(`/invitations/${token}/accept`, {})),
    ).toEqual([410, 'link_used']);

    const forgetful = app.client();
    expect((await forgetful.post('/auth/password-reset', { email: RABAT })).status).toBeLessThan(
      300,
    );
    const reset = await tokenFor(app, RABAT, 'reset');
    const password = { password: NEW_PASSWORD };
    expect((await forgetful.post(`/auth/password-reset/${reset}`, password)).status).toBeLessThan(
      300,
    );
    const old = { email: RABAT, password: TEST_PASSWORD };
    expect(refusal(await app.client().post<ProblemBody>('/auth/sign-in', old))).toEqual([
      401,
      'sign_in_failed',
    ]);
    rabat = app.client();
    body(await rabat.post('/auth/sign-in', { email: RABAT, password: NEW_PASSWORD }), 204);

    body(
      await organizer.post(`${delegation('ES')}/focal-points`, {
        email: SECOND,
        name: 'Youssef Haddad',
        language: 'ar',
      }),
      201,
    );
    second = await acceptInvitation(app, SECOND, { name: 'Youssef Haddad', language: 'ar' });
    const known = body(await madrid.get<FocalPointListDto>(`${delegation('ES')}/focal-points`));
    expect(known.items.map(({ email }) => email).sort()).toEqual([MADRID, SECOND]);
  });

  it('2: a delegation is registered, returned with a reason, corrected, approved and confirmed', async () => {
    await addPeople(rabat, 'MA', 'head', 'alternate', 'delegate');
    expect(await take(rabat, 'MA', 'submit')).toBe('submitted');
    const reason = 'The alternate’s function is missing.';
    expect(await take(reviewer, 'MA', 'return', reason)).toBe('returned');
    const returned = body(await rabat.get<DelegationDetailDto>(delegation('MA')));
    expect(returned.reason).toBe(reason);
    const told = await eventually(async () =>
      (await inboxOf(rabat)).find(({ type }) => type === 'delegation.returned'),
    );
    expect(told.title).toBe('Inscription renvoyée : à corriger');
    const alternate = returned.people.find(({ role }) => role === 'alternate')!;
    body(
      await rabat.patch(
        `${delegation('MA')}/people/${alternate.id}`,
        { position: 'Deputy Director of Police' },
        alternate.version,
      ),
    );
    expect(await take(rabat, 'MA', 'submit')).toBe('submitted');
    expect(await take(reviewer, 'MA', 'approve')).toBe('approved');
    expect(await take(rabat, 'MA', 'confirm')).toBe('confirmed');
  });

  it('2: an organizer registers a silent bureau on its behalf, and the history says so', async () => {
    await addPeople(madrid, 'ES', 'head', 'delegate');
    await addPeople(organizer, 'DE', 'head', 'delegate');
    for (const [iso2, own] of [
      ['ES', madrid],
      ['DE', organizer],
    ] as const) {
      expect(await take(own, iso2, 'submit')).toBe('submitted');
      expect(await take(reviewer, iso2, 'approve')).toBe('approved');
      expect(await take(own, iso2, 'confirm')).toBe('confirmed');
    }
    const history = async (iso2: string) =>
      body(
        await organizer.get<{ items: { action: string; onBehalfOf: string | null }[] }>(
          `${delegation(iso2)}/history`,
        ),
      ).items.find(({ action }) => action === 'delegation.confirmed');
    expect((await history('DE'))!.onBehalfOf).toBe(delegations.get('DE'));
    expect((await history('ES'))!.onBehalfOf).toBeNull();
  });

  it('2: the dashboard counts registered and confirmed of 196, by region', async () => {
    const summary = body(await organizer.get<DelegationSummaryDto>(`${base}/delegations/summary`));
    expect(summary.members).toMatchObject({ total: 196, registered: 3, confirmed: 3, people: 7 });
    const counted = summary.regions.filter(({ confirmed }) => confirmed > 0);
    expect(counted.map(({ region, confirmed }) => [region, confirmed]).sort()).toEqual([
      ['africa', 1],
      ['europe', 2],
    ]);
  });

  it('3: parties say when they cannot meet, ask, accept and decline', async () => {
    const directory = body(await rabat.get<PartyListDto>(`${base}/parties`));
    for (const { id, flag } of directory.items) parties.set(flag!, id);
    const absence = {
      scope: 'principal',
      startsAt: '2099-11-24T08:00:00+01:00',
      endsAt: '2099-11-24T09:00:00+01:00',
    };
    body(await rabat.post(`${base}/parties/${parties.get('MA')}/unavailabilities`, absence), 201);
    const ask = async (to: string, wish: object) =>
      body(
        await rabat.post<RequestView>(`${base}/meeting-requests`, {
          requesterId: parties.get('MA'),
          partyIds: [parties.get(to)],
          ...wish,
        }),
        201,
      );
    const withSpain = await ask('ES', {
      subject: 'Maritime routes',
      level: 'principal',
      languagePair: 'es-fr',
      features: ['interpretation-booth'],
    });
    const refused = await ask('DE', { subject: 'Stolen vehicles', level: 'principal' });
    const withGermany = await ask('DE', { subject: 'Forensic training', level: 'technical' });
    const answer = (client: TestClient, id: string, iso2: string, choice: object) =>
      client.post<RequestView>(`${base}/meeting-requests/${id}/answers`, {
        partyId: parties.get(iso2),
        ...choice,
      });
    expect(
      refusal(
        await rabat.post<ProblemBody>(`${base}/meeting-requests/${withSpain.id}/answers`, {
          partyId: parties.get('ES'),
          answer: 'accept',
        }),
      ),
    ).toEqual([404, 'not_found']);
    const accepted = await answer(madrid, withSpain.id, 'ES', { answer: 'accept' });
    expect(body(accepted).status).toBe('accepted');
    const declined = await answer(organizer, refused.id, 'DE', {
      answer: 'decline',
      reason: 'The desk for vehicles stays at home.',
    });
    expect(body(declined)).toMatchObject({ status: 'declined' });
    body(await answer(organizer, withGermany.id, 'DE', { answer: 'accept' }));
    const told = await eventually(async () =>
      (await inboxOf(rabat)).find(({ type }) => type === 'meeting_request.declined'),
    );
    expect(told.title).toBe('Allemagne : entretien décliné');
  });

  let planId: string;
  const requestIds: string[] = [];

  it('4: the scheduler makes a draft that only the office sees', async () => {
    const plan = await draft();
    planId = plan.id;
    expect(plan).toMatchObject({ status: 'draft', unplaced: [] });
    requestIds.push(...plan.meetings.map(({ requestId }) => requestId));
    expect(requestIds).toHaveLength(2);
    const [principal] = plan.meetings.filter(({ level }) => level === 'principal');
    expect(principal!.place).toMatchObject({ roomName: 'Atlas 1', interpreterName: 'Booth A' });
    // Not while the principal is away, nor in the ceremony that follows.
    expect(String(principal!.place.startsAt) >= '2099-11-24T09:00:00').toBe(true);
    expect(refusal(await rabat.get<ProblemBody>(`${base}/plans/${planId}`))).toEqual([
      403,
      'not_allowed',
    ]);
    const own = body(await rabat.get<RequestPage>(`${base}/meeting-requests`)).items;
    expect(own.map(({ booking }) => booking)).toEqual([null, null, null]);
    const diff = body(await organizer.get<PlanDiffView>(`${base}/plans/${planId}/diff`));
    expect(diff).toMatchObject({
      counts: { added: 2, kept: 0 },
      told: { delegations: 3, people: 3 },
      conflicts: [],
    });
  });

  it('4, 5: publishing tells both sides in the app and by mail, each in its own language', async () => {
    pages.push(await openPage(rabat), await openPage(second));
    body(await organizer.post(`${base}/plans/${planId}/publish`));
    for (const page of pages) {
      await eventually(async () =>
        page.types.includes('notification.created') ? page.types : null,
      );
    }
    const titles = async (client: TestClient, count: number) => {
      const items = await eventually(async () => {
        const told = (await inboxOf(client)).filter(({ type }) => type === 'meeting.scheduled');
        return told.length === count ? told : null;
      });
      return items.map(({ title }) => title).sort();
    };
    expect(await titles(rabat, 2)).toEqual([
      'Entretien programmé : Maroc – Allemagne',
      'Entretien programmé : Maroc – Espagne',
    ]);
    const [spanish] = await titles(madrid, 1);
    expect(spanish).toMatch(/Marruecos – España/);
    const [arabic] = await titles(second, 1);
    expect(arabic).toMatch(/المغرب/);
    for (const [email, title] of [
      [MADRID, spanish],
      [SECOND, arabic],
    ]) {
      const mail = await eventually(async () =>
        (await mailsTo(app, email!)).find(({ subject }) => subject.includes(title!)),
      );
      expect(mail.language).toBe(email === MADRID ? 'es' : 'ar');
    }
    const ledger = await eventually(async () => {
      const all = body(await organizer.get<DeliveryPageDto>(`${base}/deliveries?limit=200`));
      const own = all.items.filter(({ type }) => type === 'meeting.scheduled');
      return own.length === 8 && own.every(({ status }) => status === 'sent') ? own : null;
    });
    expect(new Set(ledger.map(({ language }) => language))).toEqual(new Set(['fr', 'es', 'ar']));
    const agenda = body(
      await madrid.get<AgendaView>(`${base}/parties/${parties.get('ES')}/agenda`),
    );
    expect(agenda.meetings.map(({ subject }) => subject)).toEqual(['Maritime routes']);
    expect(agenda.programme).toHaveLength(2);
  });

  it('6: each meeting has a duty; the one who gets it is told, and acknowledges', async () => {
    const open = await eventually(async () => {
      const { items } = body(await organizer.get<DutyPage>(`${base}/duties`));
      return items.length === 2 ? items : null;
    });
    expect(open.map(({ requestId }) => requestId).sort()).toEqual([...requestIds].sort());
    const people = body(await organizer.get<UserListView>(`${base}/users`)).items;
    const { id: userId } = people.find(({ email }) => email === STAFF)!;
    const page = await openPage(staff);
    pages.push(page);
    body(await organizer.post(`${base}/duties/${open[0]!.id}/assign`, { userId }));
    await eventually(async () => (page.types.includes('notification.created') ? true : null));
    const [told] = await inboxOf(staff);
    expect(told).toMatchObject({ type: 'duty.assigned' });
    expect(told!.title).toMatch(/[\u0600-\u06ff]/);
    const mail = await eventually(async () =>
      (await mailsTo(app, STAFF)).find(({ subject }) => subject.includes(told!.title)),
    );
    expect(mail.language).toBe('ar');
    const [mine] = body(await staff.get<DutyList>(`${base}/duties/mine`)).items;
    expect(mine).toMatchObject({ id: open[0]!.id, status: 'new' });
    const step = { transition: 'acknowledge' };
    const done = body(await staff.post<DutyView>(`${base}/duties/${mine!.id}/transitions`, step));
    expect(done.status).toBe('acknowledged');
    const seen = body(await organizer.get<DutyPage>(`${base}/duties?status=acknowledged`));
    expect(seen.items.map(({ id }) => id)).toEqual([mine!.id]);
  });

  it('5: a second publish without change sends nothing', async () => {
    const total = async () =>
      body(await organizer.get<DeliverySummaryDto>(`${base}/deliveries/summary`)).total;
    const before = await total();
    const events = async () => {
      const rows: { n: number }[] = await app.dataSource.query(
        "SELECT count(*)::int AS n FROM outbox_event WHERE type LIKE 'meeting.%'",
      );
      return rows[0]!.n;
    };
    expect(await events()).toBe(2);
    const plan = await draft();
    const diff = body(await organizer.get<PlanDiffView>(`${base}/plans/${plan.id}/diff`));
    expect(diff).toMatchObject({ counts: { kept: 2, added: 0 }, told: { people: 0 } });
    body(await organizer.post(`${base}/plans/${plan.id}/publish`));
    // The plan's own event has gone through the queue: whatever it caused is written by now.
    await eventually(async () => {
      const open: { n: number }[] = await app.dataSource.query(
        `SELECT count(*)::int AS n FROM outbox_event e
          LEFT JOIN outbox_dispatch d ON d.event_id = e.id
          WHERE e.type = 'plan.published' AND d.handled_at IS NULL`,
      );
      return open[0]!.n === 0 ? true : null;
    });
    expect(await events()).toBe(2);
    expect(await total()).toBe(before);
  });
});
