import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { systemActor } from '../../common/actor.js';
import { AppError } from '../../common/errors/app-error.js';
import { Transactor } from '../../outbox/transactor.js';
import { validateSchedule, type Problem, type Solution } from '../engine/index.js';
import { lockAssembly } from '../plans/lock-assembly.js';
import { MakeDraftService } from '../plans/make-draft.service.js';
import type { PlanningProblem } from '../problem/build-problem.js';
import { ProblemBuilder } from '../problem/problem-builder.js';
import { STOP_AND_KEEP } from '../runner/index.js';
import type { OptimizerRun } from './optimizer-run.entity.js';
import { ProgressCurve } from './progress-curve.js';
import { RunStates } from './run-states.js';
import { ScheduleSolver } from './schedule-solver.js';

/** Between two looks at whether to cancel, and at most one writing of progress. */
const REPORT_EVERY_MS = 250;

/** The job of a run: problem, search, draft. */
@Injectable()
export class RunOptimizerService implements OnModuleDestroy {
  private readonly logger = new Logger(RunOptimizerService.name);
  private readonly shutdown = new AbortController();

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly builder: ProblemBuilder,
    private readonly solver: ScheduleSolver,
    private readonly drafts: MakeDraftService,
    private readonly states: RunStates,
  ) {}

  /** A stopping worker does not wait for the search: the queue hands the run to another one. */
  onModuleDestroy(): void {
    this.shutdown.abort();
  }

  /**
   * Carries a run out. Safe to call again: an ended run is left alone, one that a crashed worker had
   * begun is begun anew. What is thrown asks the queue for another try; on the last one the run fails.
   */
  async run(runId: string, job: { id: string; lastAttempt: boolean }): Promise<void> {
    const run = await this.claim(runId, job.id);
    if (!run) return;
    try {
      await this.search(run, job.id);
    } catch (error) {
      const refused = error instanceof AppError;
      if (refused || job.lastAttempt) {
        await this.end(run, job.id, {
          status: 'failed',
          errorCode: refused ? error.code : 'internal_error',
        });
      }
      if (!refused) throw error;
      this.logger.error({ run: run.id, code: error.code, err: error.cause });
    }
  }

  /** The run, now running; null when there is nothing left to do. */
  private claim(runId: string, jobId: string): Promise<OptimizerRun | null> {
    return this.transactor.run(systemActor('optimizer', jobId), async (tx) => {
      const run = await this.states.lock(tx.manager, runId);
      if (run.status !== 'queued' && run.status !== 'running') return null;
      if (run.cancelRequested) {
        await this.states.finish(tx, run, { status: 'cancelled' });
        return null;
      }
      run.status = 'running';
      run.startedAt = tx.now;
      run.progress = [];
      await tx.manager.save(run);
      await this.states.signal(tx.manager, run);
      return run;
    });
  }

  private async search(run: OptimizerRun, jobId: string): Promise<void> {
    const { planning, problem } = await this.dataSource.transaction('REPEATABLE READ', (manager) =>
      this.builder.buildRun(manager, run.assemblyId, run.keepPublished),
    );
    const curve = new ProgressCurve();
    const solution = await this.solve(run, problem, curve);
    this.shutdown.signal.throwIfAborted();
    const { violations } = validateSchedule(problem, solution.meetings);
    if (violations.length > 0) {
      throw new AppError('plan_has_conflicts', { cause: violations.slice(0, 5) });
    }
    await this.store(run, jobId, { planning, problem, solution, curve });
  }

  /** Searches, and meanwhile writes the progress down and looks whether to go on. */
  private async solve(
    run: OptimizerRun,
    problem: Problem,
    curve: ProgressCurve,
  ): Promise<Solution> {
    const began = performance.now();
    const stop = new AbortController();
    const ended = new AbortController();
    let fresh = false;
    const reporting = this.report(run, ended.signal, stop, () => {
      const points = fresh ? curve.points : null;
      fresh = false;
      return points;
    });
    try {
      const solution = await this.solver.solve(problem, {
        seed: run.seed,
        ...(run.iterations === null
          ? { timeLimitMs: run.seconds * 1000 }
          : { iterations: run.iterations }),
        fairness: run.fairness,
        stability: run.fewestChanges,
        wishWorth: run.wishWorth,
        signal: AbortSignal.any([stop.signal, this.shutdown.signal]),
        onProgress: ({ weightPlaced, upperBound, idleGaps }) => {
          const ms = Math.round(performance.now() - began);
          curve.add({ ms, weight: weightPlaced, bound: upperBound, idleGaps });
          fresh = true;
        },
      });
      curve.add({
        ms: Math.round(performance.now() - began),
        weight: solution.weightPlaced,
        bound: solution.upperBound,
        idleGaps: solution.idleGaps,
      });
      return solution;
    } finally {
      ended.abort();
      await reporting;
    }
  }

  private async report(
    run: OptimizerRun,
    ended: AbortSignal,
    stop: AbortController,
    news: () => OptimizerRun['progress'] | null,
  ): Promise<void> {
    while (!ended.aborted) {
      await pause(REPORT_EVERY_MS, undefined, { signal: ended }).catch(() => undefined);
      if (ended.aborted) return;
      try {
        const wanted = await this.states.report(this.dataSource.manager, run, news());
        if (wanted === 'cancel') stop.abort();
        else if (wanted === 'stop') stop.abort(STOP_AND_KEEP);
      } catch (error) {
        // The search goes on without its curve; what counts is stored at the end.
        this.logger.warn({ run: run.id, err: error });
      }
    }
  }

  private async store(
    { id, assemblyId }: OptimizerRun,
    jobId: string,
    found: {
      planning: PlanningProblem;
      problem: Problem;
      solution: Solution;
      curve: ProgressCurve;
    },
  ): Promise<void> {
    const { planning, problem, solution, curve } = found;
    await this.transactor.run(systemActor('optimizer', jobId), async (tx) => {
      await lockAssembly(tx.manager, assemblyId);
      const run = await this.states.lock(tx.manager, id);
      // Another worker may have taken the run over and ended it.
      if (run.status !== 'running') return;
      run.requests = problem.requests.length + planning.leftOut.length;
      run.progress = curve.points;
      if (run.cancelRequested) {
        await this.states.finish(tx, run, { status: 'cancelled' });
        return;
      }
      const plan = await this.drafts.store(tx, {
        assemblyId,
        planning,
        problem,
        solution,
        createdBy: run.createdBy,
      });
      await this.states.finish(tx, run, { status: 'done', planId: plan.id });
    });
  }

  private async end(
    { id }: OptimizerRun,
    jobId: string,
    end: Parameters<RunStates['finish']>[2],
  ): Promise<void> {
    await this.transactor.run(systemActor('optimizer', jobId), async (tx) => {
      const run = await this.states.lock(tx.manager, id);
      if (run.status === 'running') await this.states.finish(tx, run, end);
    });
  }
}
