import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../src/common/text/languages.js';
import type {
  PlacedReasonsView,
  PlanDetailView,
  PlanDiffView,
} from '../../../src/scheduling/dto/plan.view.js';
import { PlanUnplaced } from '../../../src/scheduling/plans/plan-unplaced.entity.js';
import { startTestApp, type TestApp } from '../../e2e/support/test-app.js';
import type { TestClient } from '../../e2e/support/test-client.js';
import { system } from '../../factories/assemblies.js';
import {
  createAccepted,
  createPlanner,
  createRoom,
  createSmallAssembly,
  makeDraft,
  publishRun,
  type Planner,
} from '../../factories/planner.js';
import { refusalOf } from '../../factories/refusal.js';

/** Without the marks that keep the two ends of a time on one line. */
const plain = (text: string) => text.replaceAll('\u2060', '');

let planner: Planner;
let app: TestApp;
let admin: TestClient;

beforeAll(async () => {
  planner = await createPlanner();
  app = await startTestApp({ databaseUrl: planner.world.database.url });
  admin = (await app.signInAs({ role: 'admin', language: 'es' })).client;
});

afterAll(async () => {
  await app?.close();
  await planner.close();
});

/** One room with one slot on each of two days; Morocco's head is asked by three. */
async function scene() {
  const { assembly, parties } = await createSmallAssembly(planner, ['MA', 'FR', 'DE', 'ES']);
  const assemblyId = assembly.id;
  const room = await createRoom(planner, assemblyId, 'Atlas 1', { closes: '08:30' });
  const idOf = (code: string) => parties.get(code)!.id;
  const ask = (code: string, priority: number) =>
    createAccepted(planner, assemblyId, idOf('MAR'), [idOf(code)], { priority });
  const requests = {
    france: await ask('FRA', 5),
    germany: await ask('DEU', 4),
    spain: await ask('ESP', 1),
  };
  return { assemblyId, room, idOf, requests };
}

describe('a request without a place', () => {
  it('has its facts and ways out stored by ids, and read in the language of the reader', async () => {
    const { assemblyId, room, idOf, requests } = await scene();
    const planId = await makeDraft(planner, assemblyId);
    const { manager } = planner.world.dataSource;
    const stored = await manager.findBy(PlanUnplaced, { planId });
    expect(stored).toMatchObject([
      {
        requestId: requests.spain,
        reason: 'principal_busy',
        blockers: [
          {
            kind: 'request',
            id: requests.germany,
            fact: 'takes_principal',
            periods: [{}],
            of: { kind: 'principal', id: idOf('MAR') },
          },
        ],
        suggestions: [
          {
            changes: [{ type: 'open_hours', roomId: room.id, periods: [{}] }],
            place: { roomId: room.id, interpreterId: null },
            cost: 25,
          },
          { changes: [{ type: 'add_room', seats: 6, features: [] }], place: { roomId: null } },
        ],
      },
    ]);
    const read = async (language: Language) => {
      const path = `/assemblies/${assemblyId}/plans/${planId}`;
      const { body } = await admin.get<PlanDetailView>(path, { 'accept-language': language });
      const [row] = body.unplaced;
      const ways = row!.suggestions.map(({ text }) => text);
      return [row!.reasonText, row!.blockers[0]!.text, ...ways].map(plain);
    };
    const texts = await Promise.all(LANGUAGES.map(read));
    expect(texts[0]).toEqual([
      'A head is in other meetings',
      expect.stringMatching(/^Morocco: the head is in MAR – DEU, (Mon 24|Tue 25), 08:00–08:30\.$/),
      'Open Atlas 1: Mon 24, 08:30–09:00',
      'Open one more room for 6: Mon 24, 08:30–09:00',
    ]);
    expect(texts[1]![2]).toBe('Ouvrir Atlas 1 : lun. 24, 08:30–09:00');
    expect(texts[2]![1]).toMatch(/^Marruecos: el jefe de delegación está en MAR – DEU, /);
    expect(texts[3]![0]).toBe('رئيس وفد في اجتماعات أخرى');
    expect(texts[3]![2]).toContain('\u2068Atlas 1\u2069');
    for (const text of texts.flat()) expect(text).not.toMatch(/scheduling\.|\{\{|undefined/);
    // Without a header it is the language of the account.
    const { body } = await admin.get<PlanDetailView>(`/assemblies/${assemblyId}/plans/${planId}`);
    expect(body.unplaced[0]!.reasonText).toBe(texts[2]![0]);
  });

  it('gets its place by the first way out, the others keeping theirs', async () => {
    const { assemblyId, room, requests } = await scene();
    await publishRun(planner, assemblyId);
    const { version } = (await planner.rooms.all(assemblyId))[0]!;
    await planner.rooms.update(system, assemblyId, room.id, version, { closes: '09:00' });
    const draft = await makeDraft(planner, assemblyId);
    const diff = await planner.diffs.diff(assemblyId, draft);
    expect(diff.counts).toMatchObject({ kept: 2, added: 1, timeChanged: 0, cancelled: 0 });
    expect(diff.added).toMatchObject([{ requestId: requests.spain, why: 'accepted', told: 2 }]);
    expect(diff.added[0]!.whyText).toMatch(/^Accepted on 1 September/);
  });

  it('names the meeting in the way and what it takes', async () => {
    const { assemblyId, idOf, requests } = await scene();
    await createRoom(planner, assemblyId, 'Atlas 2', { closes: '08:30' });
    await planner.availability.add(system, assemblyId, idOf('MAR'), {
      scope: 'principal',
      startsAt: '2025-11-25T07:00:00Z',
      endsAt: '2025-11-25T11:00:00Z',
      note: '',
    });
    const planId = await makeDraft(planner, assemblyId);
    const { unplaced } = await planner.plans.detail(assemblyId, planId, 'en');
    expect(unplaced.map(({ requestId }) => requestId)).toEqual([requests.germany, requests.spain]);
    expect(unplaced[0]).toMatchObject({
      reason: 'principal_busy',
      reasonText: 'A head is in other meetings',
      blockers: [
        {
          kind: 'request',
          id: requests.france,
          fact: 'takes_principal',
        },
      ],
    });
    expect(plain(unplaced[0]!.blockers[0]!.text)).toBe(
      'Morocco: the head is in MAR – FRA, Mon 24, 08:00–08:30.',
    );
    expect(unplaced[0]!.suggestions[0]).toMatchObject({
      changes: [
        { type: 'alternate', partyId: idOf('MAR'), delegationId: expect.any(String) as string },
      ],
      text: 'Ask Morocco for its alternate',
    });
  });
});

describe('a meeting with a place', () => {
  it('says why it stands there, and nothing of a meeting that the plan does not have', async () => {
    const { assemblyId, requests } = await scene();
    const planId = await makeDraft(planner, assemblyId);
    const path = `/assemblies/${assemblyId}/plans/${planId}/meetings`;
    const read = (language: Language) =>
      admin.get<PlacedReasonsView>(`${path}/${requests.france}/reasons`, {
        'accept-language': language,
      });
    const { body } = await read('en');
    expect(body.reasons.map(({ code }) => code)).toEqual(['only_left', 'only_room']);
    expect(body.reasons[1]!.text).toBe('Atlas 1 is the only fitting room that is free then.');
    expect((await read('fr')).body.reasons[1]!.text).toBe(
      'Atlas 1 est la seule salle adaptée libre à ce moment.',
    );
    const missing = await admin.get(`${path}/${requests.spain}/reasons`);
    expect(missing.status).toBe(404);
    await planner.publishing.publish(system, assemblyId, planId);
    const kept = await planner.placedReasons.of(assemblyId, planId, requests.france, 'en');
    expect(kept.reasons[0]).toEqual({ code: 'kept', text: 'It stays where it is published.' });
    const elsewhere = (await scene()).assemblyId;
    expect(
      await refusalOf(planner.placedReasons.of(elsewhere, planId, requests.france, 'en')),
    ).toBe('not_found');
  });
});

describe('a change of the published plan', () => {
  it('has its reason and the number of people told, row by row', async () => {
    const { assemblyId, room, idOf, requests } = await scene();
    const published = await publishRun(planner, assemblyId);
    const { meetings } = await planner.plans.detail(assemblyId, published);
    const moved = meetings.find(({ requestId }) => requestId === requests.france)!;
    await createRoom(planner, assemblyId, 'Atlas 2');
    await planner.rooms.close(system, assemblyId, room.id, {
      startsAt: moved.place.startsAt.toISOString(),
      endsAt: moved.place.endsAt.toISOString(),
      reason: 'Repair',
    });
    await planner.withdrawing.withdraw(system, assemblyId, requests.germany, 'No longer needed.');
    await createAccepted(planner, assemblyId, idOf('FRA'), [idOf('ESP')]);
    const draft = await makeDraft(planner, assemblyId);
    const { body } = await admin.get<PlanDiffView>(
      `/assemblies/${assemblyId}/plans/${draft}/diff`,
      { 'accept-language': 'en' },
    );
    expect([...body.roomChanged, ...body.timeChanged]).toMatchObject([
      { requestId: requests.france, why: 'rule', told: 2 },
    ]);
    expect([...body.roomChanged, ...body.timeChanged][0]!.whyText).toBe('Atlas 1 is closed then.');
    expect(body.added.map(({ why }) => why)).toEqual(['accepted', 'accepted']);
    expect(body.added.every(({ told }) => told === 2)).toBe(true);
  });
});
