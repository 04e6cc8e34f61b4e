import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem, Solution } from '../../../src/scheduling/engine/index.js';
import { runSolve } from '../../../src/scheduling/runner/index.js';
import { OptimizerRun } from '../../../src/scheduling/runs/optimizer-run.entity.js';
import { MOST_POINTS, ProgressCurve } from '../../../src/scheduling/runs/progress-curve.js';
import { MakeDraftService } from '../../../src/scheduling/plans/make-draft.service.js';
import { RunOptimizerService } from '../../../src/scheduling/runs/run-optimizer.service.js';
import { RunStates } from '../../../src/scheduling/runs/run-states.js';
import { ScheduleSolver } from '../../../src/scheduling/runs/schedule-solver.js';
import { LiveSignals } from '../../../src/live/live-signals.js';
import { system } from '../../factories/assemblies.js';
import {
  createAccepted,
  createPlanner,
  createRoom,
  createSmallAssembly,
  eventLog,
  makeDraft,
  publishRun,
  type Planner,
} from '../../factories/planner.js';
import { refusalOf } from '../../factories/refusal.js';
import { buildSolverThread, type SolverThread } from '../../support/solver-thread.js';

let planner: Planner;
let thread: SolverThread;

beforeAll(async () => {
  planner = await createPlanner();
  thread = await buildSolverThread();
});

afterAll(async () => {
  await planner.close();
  await thread.remove();
});

/** The solver in real threads: sources have no compiled entry beside them. */
class ThreadSolver extends ScheduleSolver {
  override solve(
    problem: Problem,
    options: Parameters<ScheduleSolver['solve']>[1],
  ): Promise<Solution> {
    return runSolve(problem, { ...options, workerUrl: thread.workerUrl });
  }
}

/** A worker's optimizer with a solver of its own. */
function optimizerWith(solver: ScheduleSolver): RunOptimizerService {
  const live = new LiveSignals();
  const { dataSource, transactor } = planner.world;
  return new RunOptimizerService(
    dataSource,
    transactor,
    planner.problems,
    solver,
    new MakeDraftService(live),
    new RunStates(live),
  );
}

/** Six requests of three delegations, and a room that is open for two meetings in all: a search never ends. */
async function scene() {
  const { assembly, parties } = await createSmallAssembly(planner, ['MA', 'FR', 'DE']);
  const { id: assemblyId } = assembly;
  await createRoom(planner, assemblyId, 'A', { closes: '08:30' });
  const [a, b, c] = ['MAR', 'FRA', 'DEU'].map((code) => parties.get(code)!.id) as [
    string,
    string,
    string,
  ];
  for (const level of ['principal', 'technical'] as const) {
    await createAccepted(planner, assemblyId, a, [b], { level });
    await createAccepted(planner, assemblyId, b, [c], { level });
    await createAccepted(planner, assemblyId, a, [c], { level });
  }
  const events = eventLog(planner, assemblyId, ['optimizer_run.']);
  return { assemblyId, events };
}

/** Waits until the run has written something of its curve down. */
async function searching(assemblyId: string, id: string): Promise<void> {
  for (;;) {
    const { status, progress } = await planner.runs.get(assemblyId, id);
    expect(['queued', 'running']).toContain(status);
    if (progress.length > 0) return;
  }
}

const JOB = { id: 'job', lastAttempt: false };

describe('runs', () => {
  it('are one at a time for an Assembly, in a race too', async () => {
    const { assemblyId, events } = await scene();
    const start = () => refusalOf(planner.starting.start(system, assemblyId));
    const answers = await Promise.all([start(), start(), start()]);
    expect([...answers].sort()).toEqual(['not refused', 'run_in_progress', 'run_in_progress']);
    expect(await events()).toEqual(['optimizer_run.requested']);
    const { items } = await planner.runs.list(assemblyId, { limit: 50 });
    expect(items).toMatchObject([{ status: 'queued', seconds: 10, keepPublished: true }]);
    expect(items[0]).not.toHaveProperty('progress');
  });

  it('end with a draft, once, however often the job comes', async () => {
    const { assemblyId, events } = await scene();
    const { id } = await planner.starting.start(system, assemblyId, { seed: 7, iterations: 500 });
    await Promise.all([planner.optimizer.run(id, JOB), planner.optimizer.run(id, JOB)]);
    await planner.optimizer.run(id, JOB);
    const run = await planner.runs.get(assemblyId, id);
    expect(run).toMatchObject({
      status: 'done',
      seed: 7,
      requests: 6,
      planNumber: 1,
      errorCode: null,
      progress: expect.arrayContaining([expect.objectContaining({ weight: 6 })]) as unknown,
      startedAt: planner.world.clock.now(),
      finishedAt: planner.world.clock.now(),
    });
    expect((await planner.plans.list(assemblyId, { limit: 50 })).items).toHaveLength(1);
    expect(await events()).toEqual(['optimizer_run.requested', 'optimizer_run.finished']);
    expect(await refusalOf(planner.cancelling.cancel(system, assemblyId, id))).toBe('wrong_state');
    await makeDraft(planner, assemblyId);
  });

  it('are taken up again after a worker that crashed', async () => {
    const { assemblyId } = await scene();
    const { id } = await planner.starting.start(system, assemblyId, { iterations: 500 });
    await planner.world.dataSource.manager.update(OptimizerRun, id, {
      status: 'running',
      startedAt: new Date('2025-08-01T00:00:00Z'),
    });
    await planner.optimizer.run(id, JOB);
    expect(await planner.runs.get(assemblyId, id)).toMatchObject({
      status: 'done',
      startedAt: planner.world.clock.now(),
    });
  });

  it('end at once when they are cancelled while they wait', async () => {
    const { assemblyId, events } = await scene();
    const { id } = await planner.starting.start(system, assemblyId);
    await planner.cancelling.cancel(system, assemblyId, id);
    await planner.optimizer.run(id, JOB);
    expect(await planner.runs.get(assemblyId, id)).toMatchObject({
      status: 'cancelled',
      planId: null,
      startedAt: null,
    });
    expect(await events()).toEqual(['optimizer_run.requested', 'optimizer_run.finished']);
  });

  it('end when they are cancelled while they search, hours before their time, and make no draft', async () => {
    const { assemblyId } = await scene();
    const { id } = await planner.starting.start(system, assemblyId, { iterations: 2_000_000_000 });
    const running = optimizerWith(new ThreadSolver()).run(id, JOB);
    await searching(assemblyId, id);
    await planner.cancelling.cancel(system, assemblyId, id);
    await running;
    const run = await planner.runs.get(assemblyId, id);
    expect(run).toMatchObject({ status: 'cancelled', planId: null });
    expect(run.progress[0]).toMatchObject({ weight: 6, idleGaps: null });
    expect((await planner.plans.list(assemblyId, { limit: 50 })).items).toEqual([]);
  });

  it('end when they are stopped, and keep the best plan of that moment with its reasons', async () => {
    const { assemblyId } = await scene();
    const { id } = await planner.starting.start(system, assemblyId, { iterations: 2_000_000_000 });
    expect(await refusalOf(planner.stopping.stop(system, assemblyId, id))).toBe('wrong_state');
    const running = optimizerWith(new ThreadSolver()).run(id, JOB);
    await searching(assemblyId, id);
    await planner.stopping.stop(system, assemblyId, id);
    await planner.stopping.stop(system, assemblyId, id);
    await running;
    const run = await planner.runs.get(assemblyId, id);
    expect(run).toMatchObject({ status: 'done', stopRequested: true, cancelRequested: false });
    const { totals, unplaced } = await planner.plans.detail(assemblyId, run.planId!);
    expect(totals).toMatchObject({ placed: 2, weightPlaced: 6 });
    expect(unplaced).toHaveLength(4);
    for (const { blockers, suggestions } of unplaced) {
      expect(blockers.length).toBeGreaterThan(0);
      expect(suggestions.length).toBeGreaterThan(0);
    }
  });

  it('hand their settings to the search, which knows what is published when it may move', async () => {
    const { assemblyId } = await scene();
    await publishRun(planner, assemblyId);
    const settings = { keepPublished: false, fewestChanges: true, fairness: true, wishWorth: 2 };
    const { id } = await planner.starting.start(system, assemblyId, {
      ...settings,
      seed: 5,
      iterations: 500,
    });
    let seen: Parameters<ScheduleSolver['solve']> | undefined;
    const recording = new (class extends ScheduleSolver {
      override solve(...asked: Parameters<ScheduleSolver['solve']>): Promise<Solution> {
        seen = asked;
        return super.solve(...asked);
      }
    })();
    await optimizerWith(recording).run(id, JOB);
    const run = await planner.runs.get(assemblyId, id);
    expect(run).toMatchObject({ ...settings, status: 'done' });
    const [problem, options] = seen!;
    expect(options).toMatchObject({ seed: 5, stability: true, fairness: true, wishWorth: 2 });
    expect(problem.published).toHaveLength(2);
    expect(problem.requests.map(({ pinned }) => pinned)).toEqual(Array(6).fill(null));
    const { meetings } = await planner.plans.detail(assemblyId, run.planId!);
    expect(meetings.map(({ pinned }) => pinned)).toEqual([false, false]);
  });

  it('go to another worker when theirs is stopped', async () => {
    const { assemblyId } = await scene();
    const { id } = await planner.starting.start(system, assemblyId, { iterations: 2_000_000_000 });
    const stopping = optimizerWith(new ThreadSolver());
    const running = stopping.run(id, JOB);
    await searching(assemblyId, id);
    stopping.onModuleDestroy();
    await expect(running).rejects.toThrow();
    expect(await planner.runs.get(assemblyId, id)).toMatchObject({ status: 'running' });
    await planner.world.dataSource.manager.update(OptimizerRun, id, { iterations: 500 });
    await planner.optimizer.run(id, JOB);
    expect(await planner.runs.get(assemblyId, id)).toMatchObject({ status: 'done' });
  });

  it('fail with a code after the last try only, and leave room for another', async () => {
    const { assemblyId, events } = await scene();
    const broken = optimizerWith(
      new (class extends ScheduleSolver {
        override solve(): Promise<Solution> {
          return Promise.reject(new Error('out of memory'));
        }
      })(),
    );
    const { id } = await planner.starting.start(system, assemblyId);
    await expect(broken.run(id, JOB)).rejects.toThrow('out of memory');
    expect(await planner.runs.get(assemblyId, id)).toMatchObject({ status: 'running' });
    await expect(broken.run(id, { ...JOB, lastAttempt: true })).rejects.toThrow('out of memory');
    expect(await planner.runs.get(assemblyId, id)).toMatchObject({
      status: 'failed',
      errorCode: 'internal_error',
    });
    expect(await events()).toEqual(['optimizer_run.requested', 'optimizer_run.finished']);
    await makeDraft(planner, assemblyId);
  });
});

describe('the curve of a run', () => {
  it('stays short, begins with the first point and ends with the newest', () => {
    const curve = new ProgressCurve();
    for (let ms = 0; ms < 5_000; ms++) {
      curve.add({ ms, weight: ms, bound: 5_000, idleGaps: null });
      expect(curve.points.length).toBeLessThanOrEqual(MOST_POINTS);
      expect(curve.points.at(-1)?.ms).toBe(ms);
    }
    expect(curve.points[0]?.ms).toBe(0);
    const steps = curve.points.map(({ ms }) => ms);
    expect(steps).toEqual([...steps].sort((x, y) => x - y));
  });
});
