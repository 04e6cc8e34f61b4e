import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AssemblyDto } from '../../../src/assemblies/dto/assembly.dto.js';
import type {
  DelegationDetailDto,
  DelegationListDto,
} from '../../../src/delegations/dto/delegation.dto.js';
import type { PartyListDto } from '../../../src/delegations/dto/party.dto.js';
import type { DutyPage } from '../../../src/duties/dto/duty.dto.js';
import type { RequestPage, RequestView } from '../../../src/meetings/dto/request.view.js';
import type { DeliveryPageDto } from '../../../src/notifications/dto/ledger.dto.js';
import type { ProgrammeItemDto } from '../../../src/programme/dto/programme-item.dto.js';
import { ReferenceLoader } from '../../../src/reference/reference-loader.js';
import type { PlanDetailView } from '../../../src/scheduling/dto/plan.view.js';
import type { RunDetailView } from '../../../src/scheduling/dto/run.dto.js';
import { acceptInvitation, eventually, mailsTo } from '../support/mailbox.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestClient } from '../support/test-client.js';

const FOCAL_POINTS = [
  { iso2: 'MA', email: 'ncb.rabat@test.example', name: 'Amina Benali', language: 'fr' as const },
  { iso2: 'DE', email: 'ncb.wiesbaden@test.example', name: 'Jonas Weber', language: 'en' as const },
];

let app: TestApp;
let admin: TestClient;
let base: string;
let requests: RequestView[];
let parties: PartyListDto['items'];
const clients = new Map<string, TestClient>();

/** The real meetings of Glasgow, from the import to the published plan. */
beforeAll(async () => {
  app = await startTestApp({ worker: true });
  await app.app.get(ReferenceLoader).load();
  admin = (await app.signInAs({ role: 'admin' })).client;
  const imported = await admin.post<AssemblyDto>('/assemblies/import-case', { case: 'ga92' });
  expect(imported.status, imported.text).toBe(201);
  base = `/assemblies/${imported.body.id}`;
  const delegations = await admin.get<DelegationListDto>(`${base}/delegations`);
  for (const { iso2, ...person } of FOCAL_POINTS) {
    const { id } = delegations.body.items.find(({ memberIso2 }) => memberIso2 === iso2)!;
    const invited = await admin.post(`${base}/delegations/${id}/focal-points`, person);
    expect(invited.status, invited.text).toBe(201);
    clients.set(iso2, await acceptInvitation(app, person.email, person));
  }
  const started = await admin.post<RunDetailView>(`${base}/optimizer-runs`, {
    seconds: 2,
    seed: 92,
  });
  expect(started.status, started.text).toBe(201);
  const planId = await eventually(async () => {
    const run = await admin.get<RunDetailView>(`${base}/optimizer-runs/${started.body.id}`);
    expect(run.body.errorCode).toBeNull();
    return run.body.planId;
  });
  const plan = await admin.get<PlanDetailView>(`${base}/plans/${planId}`);
  expect(plan.body.unplaced).toEqual([]);
  const published = await admin.post(`${base}/plans/${planId}/publish`);
  expect(published.status, published.text).toBe(200);
  requests = (await admin.get<RequestPage>(`${base}/meeting-requests?limit=200`)).body.items;
  parties = (await admin.get<PartyListDto>(`${base}/parties`)).body.items;
});
afterAll(() => app?.close());

const party = (code: string) => parties.find((one) => one.code === code)!;
const overlap = (a: { startsAt: unknown; endsAt: unknown }, b: typeof a) =>
  String(a.startsAt) < String(b.endsAt) && String(b.startsAt) < String(a.endsAt);

describe('the case of GA92', () => {
  it('has Morocco, 13 national parties and three offices, who are named as far as the source does', async () => {
    const met = requests.map(({ parties: [host, other] }) => {
      expect(host).toMatchObject({ code: 'MAR', answer: 'accepted', principal: true });
      expect(other).toMatchObject({ answer: 'accepted', principal: true });
      return party(other!.code);
    });
    const count = (kind: string) => met.filter((one) => one.kind === kind).length;
    expect([count('delegation'), count('sub_bureau'), count('office')]).toEqual([12, 1, 3]);
    expect(met.every(({ active }) => active)).toBe(true);
    expect(party('HK')).toMatchObject({ kind: 'sub_bureau', flag: 'HK' });
    const delegations = await admin.get<DelegationListDto>(`${base}/delegations`);
    expect(delegations.body.items).toHaveLength(13);
    expect(delegations.body.items.every(({ status }) => status === 'confirmed')).toBe(true);
    const china = delegations.body.items.find(({ memberIso2 }) => memberIso2 === 'CN')!;
    const detail = await admin.get<DelegationDetailDto>(`${base}/delegations/${china.id}`);
    const principalOf = (code: string) => {
      const { principalId } = detail.body.parties.find((one) => one.code === code)!;
      return detail.body.people.find(({ id }) => id === principalId);
    };
    expect(principalOf('HK')).toMatchObject({
      givenNames: 'Deputy Commissioner of Police',
      familyName: '(name not in the source)',
      position: 'Deputy Commissioner of Police',
    });
    expect(principalOf('CHN')?.role).toBe('head');
    const offices: { code: string; office_holder: string }[] = await app.dataSource.query(
      "SELECT code, office_holder FROM party WHERE kind = 'office' ORDER BY code",
    );
    expect(offices.map(({ code, office_holder }) => [code, office_holder])).toEqual([
      ['PRESIDENT', 'Ahmed Naser Al-Raisi'],
      ['SECRETARY-GENERAL', 'Jürgen Stock'],
      ['SG-ELECT', 'Valdecy Urquiza'],
    ]);
  });

  it('was made by the importing admin on behalf of the delegations', async () => {
    const rows: { action: string; n: number }[] = await app.dataSource.query(
      `SELECT action, count(*)::int AS n FROM audit_entry
        WHERE on_behalf_of IS NOT NULL AND actor_user_id IS NOT NULL
          AND action IN ('delegation.confirmed', 'meeting_request.created') GROUP BY action ORDER BY action`,
    );
    expect(rows).toEqual([
      { action: 'delegation.confirmed', n: 13 },
      { action: 'meeting_request.created', n: 16 },
    ]);
  });

  it('places all 16 meetings, with the principal of Morocco in one place at a time', () => {
    expect(requests.map(({ status }) => status)).toEqual(Array(16).fill('scheduled'));
    const booked = requests.map(({ booking }) => booking!);
    for (const [index, one] of booked.entries()) {
      for (const other of booked.slice(index + 1)) expect(overlap(one, other)).toBe(false);
    }
  });

  it('collides with nothing that holds a party or its principal', async () => {
    const programme = await admin.get<{ items: ProgrammeItemDto[] }>(`${base}/programme-items`);
    const items = programme.body.items;
    const holds = new Set(items.map(({ hold }) => hold));
    expect([...holds].sort()).toEqual(['everyone', 'principal', 'seat']);
    for (const { booking, parties: sides } of requests) {
      for (const { code } of sides) {
        const { region } = party(code);
        const holding = items.filter(
          ({ hold, audience }) => hold !== 'seat' && (audience === 'all' || audience === region),
        );
        expect(holding.filter((item) => overlap(booking!, item))).toEqual([]);
      }
    }
  });

  it('tells the two focal points in their languages, and them alone', async () => {
    const expected = new Map([
      ['MA', 16],
      ['DE', 1],
    ]);
    const ledger = await eventually(async () => {
      const page = await admin.get<DeliveryPageDto>(`${base}/deliveries?limit=200`);
      const told = page.body.items.filter(({ type }) => type === 'meeting.scheduled');
      return told.length === 2 * 17 && told.every(({ status }) => status === 'sent') ? told : null;
    });
    for (const { iso2, name, email, language } of FOCAL_POINTS) {
      const own = ledger.filter(({ recipient }) => recipient === name);
      for (const channel of ['in_app', 'email']) {
        expect(own.filter((one) => one.channel === channel)).toHaveLength(expected.get(iso2)!);
      }
      expect(own.every((one) => one.language === language)).toBe(true);
      const mails = (await mailsTo(app, email)).slice(1);
      expect(mails.map((mail) => mail.language)).toEqual(Array(expected.get(iso2)).fill(language));
      const inbox = await clients.get(iso2)!.get<{ unread: number }>('/notifications');
      expect(inbox.body.unread).toBe(expected.get(iso2));
    }
    const [german] = (await mailsTo(app, 'ncb.wiesbaden@test.example')).slice(1);
    const [french] = (await mailsTo(app, 'ncb.rabat@test.example')).slice(1);
    expect(german!.text).toMatch(/Morocco/);
    expect(french!.text).toMatch(/Maroc|[Rr]éunion|[Rr]encontre/);
  });

  it('makes a duty for each meeting', async () => {
    const duties = await eventually(async () => {
      const page = await admin.get<DutyPage>(`${base}/duties?limit=200`);
      return page.body.items.length === 16 ? page.body.items : null;
    });
    expect(duties.map(({ requestId }) => requestId).sort()).toEqual(
      requests.map(({ id }) => id).sort(),
    );
  });
});
