import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Assembly } from '../../src/assemblies/assembly.entity.js';
import { partiesKey } from '../../src/meetings/domain/answers.js';
import { MeetingRequest } from '../../src/meetings/requests/meeting-request.entity.js';
import { RequestParty } from '../../src/meetings/requests/request-party.entity.js';
import { PartyService } from '../../src/delegations/parties/party.service.js';
import { runSolve } from '../../src/scheduling/runner/index.js';
import { ScheduleSolver } from '../../src/scheduling/runs/schedule-solver.js';
import { buildSolverThread, type SolverThread } from '../support/solver-thread.js';
import { BrowserApp, type Reader } from './support/browser-app.js';
import { choose, press } from './support/hands.js';

/** Seats that only the largest room of the demonstration has. */
const MANY = 24;

let app: BrowserApp;
let thread: SolverThread;
let reader: Reader;
beforeAll(async () => {
  [app, thread] = await Promise.all([BrowserApp.startShown(), buildSolverThread()]);
  vi.spyOn(ScheduleSolver.prototype, 'solve').mockImplementation((problem, options) =>
    runSolve(problem, { ...options, workerUrl: thread.workerUrl }),
  );
  await askForLongMeetings();
}, 600_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await app?.close();
  await thread?.remove();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error(await reader.describe());
});

/**
 * Every two parties have agreed on a long meeting, far more than the room has time for. No day is a multiple of its
 * length, so the bound that counts slots is not met and the search goes on.
 */
async function askForLongMeetings(): Promise<void> {
  const { manager } = app.app.dataSource;
  const assembly = await manager.findOneOrFail(Assembly, { where: {} });
  const active = await app.app.app.get(PartyService).activeParties(assembly.id);
  // Latvia and Lithuania have a technical meeting already, and two parties have no second one.
  const parties = active.filter(({ memberIso2 }) => memberIso2 !== 'LT');
  const now = new Date();
  for (const [index, a] of parties.entries())
    for (const b of parties.slice(index + 1)) {
      const { id } = await manager.save(
        manager.create(MeetingRequest, {
          subject: `${a.code} and ${b.code}`,
          priority: 1 + (index % 5),
          durationMinutes: 90,
          size: MANY,
          languagePair: null,
          features: [],
          preferredStarts: [],
          level: 'technical',
          assemblyId: assembly.id,
          requesterId: a.id,
          partiesKey: partiesKey([a.id, b.id]),
          status: 'accepted',
          reason: '',
        }),
      );
      await manager.insert(
        RequestParty,
        [a, b].map((party, position) => ({
          requestId: id,
          partyId: party.id,
          position,
          principal: false,
          answer: 'accepted' as const,
          answeredAt: now,
        })),
      );
    }
}

describe.each(['en', 'ar'] as const)('a long search, in %s', (language) => {
  it('shows weight, bound and gap while it goes on, is stopped, and says why requests are left out', async () => {
    reader = await app.enter('organizer', { language });
    const { page, t, expectClean } = reader;
    await page.goto('/board');
    // The run before this one stands there, and pushes the form down when it comes.
    await page.getByRole('figure').waitFor();
    await choose(page, t('board:optimizer.seconds'), t('board:optimizer.budget', { count: 120 }));
    await press(page, t('board:optimizer.start'));
    const progress = page.getByRole('status').filter({ hasText: t('board:optimizer.bound') });
    const figures = progress.locator('dd');
    await figures.first().waitFor();
    const [weight, bound, gap] = await figures.allInnerTexts();
    expect(new Set([weight, bound, gap]).size, `${weight} ${bound} ${gap}`).toBe(3);
    const curve = progress.locator('polyline');
    const first = await curve.getAttribute('points');
    await expect.poll(() => curve.getAttribute('points')).not.toBe(first);
    await press(page, t('board:optimizer.stop'));
    await page.getByRole('link', { name: t('board:optimizer.show') }).click();
    await page.waitForURL(/plan=/);
    const tray = page.getByRole('heading', { level: 2, name: t('board:tray.title') });
    await tray.waitFor();
    await page.getByText(t('board:optimizer.gap'), { exact: true }).waitFor();
    const card = page.getByRole('article').first();
    await card.waitFor();
    await expect.poll(() => card.getByRole('link').count()).toBeGreaterThan(1);
    expectClean();
    await reader.context.close();
  });
});
