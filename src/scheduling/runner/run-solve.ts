import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Problem, SearchProgress, Solution } from '../engine/index.js';
import { BoundThread } from './bound-thread.js';
import { compareBy } from './compare.js';
import { SharedSchedule } from './shared-schedule.js';
import { solutionSoFar } from './solution-so-far.js';
import { runSolveJob } from './solve-job.js';
import { SolveThread } from './solve-thread.js';
import { CANCELLED, STOPPED, type SolveJob, type Wishes } from './worker-protocol.js';

/**
 * Most milliseconds that a finished search waits for the bound: for what is proven at once, which takes tenths of a
 * second; and without a time limit, since nobody counts the seconds, for all that can be proven.
 */
const BOUND_GRACE_MS = 5_000;

/** Milliseconds of a search that can spare some of them for the deep bound. */
const LONG_MS = 10_000;

/** Reason of an abort that wants the best schedule with all its explanations, not the quickest end. */
export const STOP_AND_KEEP = 'stop and keep';

export interface RunOptions extends Wishes {
  /** First seed; thread k searches with `seed + k`. */
  seed: number;
  /** Threads, one seed each. Default 1. One more proves the bound. */
  threads?: number;
  /** Moves of each thread. Without a time limit the schedule is the same on every run. */
  iterations?: number;
  timeLimitMs?: number;
  /** The best progress of all threads, about four times a second. */
  onProgress?: (progress: SearchProgress) => void;
  /**
   * Aborting ends the run at once, with the best schedule told by then and nothing explained; for the reason
   * `STOP_AND_KEEP` the search ends and its best schedule is explained.
   */
  signal?: AbortSignal;
  /** Compiled entry of the thread. Default: the one beside this file. `bound-worker.js` stands beside it. */
  workerUrl?: URL;
}

/**
 * Solves in worker threads and keeps the best schedule; of equal ones that of the lowest seed. Another thread proves
 * the upper bound: a search limited by time ends its part for weight when it meets it, one limited by iterations
 * never knows it. Where the compiled worker entry is not beside this file (sources run without a build, as in unit
 * tests) the seeds are searched one after the other in the calling thread, which then answers nothing else meanwhile.
 */
export async function runSolve(problem: Problem, options: RunOptions): Promise<Solution> {
  const { seed, threads = 1, iterations, timeLimitMs, signal } = options;
  const entry = options.workerUrl ?? new URL('./solve-worker.js', import.meta.url);
  const threaded = existsSync(fileURLToPath(entry));
  const proof = threaded ? startProof(problem, entry, options) : null;
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const ended = new AbortController();
  let onCancel: () => void = () => undefined;
  const cancelled = new Promise<'cancelled'>((resolve) => {
    onCancel = () => resolve('cancelled');
  });
  const onAbort = (): void => {
    const keep = signal?.reason === STOP_AND_KEEP;
    Atomics.store(stop, 0, keep ? STOPPED : CANCELLED);
    if (!keep) onCancel();
    ended.abort();
    // The cores are for those whom somebody waits for.
    void proof?.stop();
  };
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort, { once: true });
  const askedAt = Date.now();
  const { fairness, stability, wishWorth } = options;
  const wishes = { fairness, stability, wishWorth };
  const schedules = Array.from({ length: Math.max(1, threads) }, () =>
    SharedSchedule.empty(problem.requests.length),
  );
  const jobs = schedules.map(({ memory }, k): SolveJob => ({
    problem,
    seed: seed + k,
    wishes,
    iterations,
    timeLimitMs,
    askedAt,
    stop,
    best: memory,
    bound: proof?.bound.cell,
  }));
  const pass = bestProgress(options.onProgress);
  let spent = 0;
  const report = (progress: SearchProgress): void => {
    spent = progress.iterations;
    pass(progress);
    // Nothing is left to prove.
    if (progress.weightPlaced === progress.upperBound) void proof?.stop();
  };
  const solvers = threaded ? jobs.map((job) => new SolveThread(entry, job, report)) : [];
  try {
    const solutions = threaded
      ? await Promise.race([Promise.all(solvers.map(({ solution }) => solution)), cancelled])
      : jobs.map((job) => runSolveJob(job, report));
    if (solutions === 'cancelled') {
      const proven = proof?.bound.now ?? Number.POSITIVE_INFINITY;
      return solutionSoFar(problem, schedules, { proven, iterations: spent });
    }
    const order = compareBy(problem, wishes);
    const best = solutions.reduce((left, right) => (order(right, left) < 0 ? right : left));
    if (!proof) return best;
    if (best.weightPlaced < proof.bound.now) {
      const enough = timeLimitMs === undefined ? proof.ended : proof.first;
      await Promise.race([enough, pauseUnless(ended.signal)]);
    }
    return withBound(best, proof.bound.now);
  } finally {
    signal?.removeEventListener('abort', onAbort);
    ended.abort();
    for (const solver of solvers) solver.stop();
    void proof?.stop();
  }
}

/** Waits for the time that a bound is worth waiting for, or until `signal`. */
async function pauseUnless(signal: AbortSignal): Promise<void> {
  await pause(BOUND_GRACE_MS, undefined, { signal }).catch(() => undefined);
}

/** The deep bound takes a core for seconds: where one is to spare, or the search has more time than that. */
function startProof(
  problem: Problem,
  solver: URL,
  { threads = 1, timeLimitMs }: RunOptions,
): BoundThread | null {
  const entry = new URL('./bound-worker.js', solver);
  if (!existsSync(fileURLToPath(entry))) return null;
  const deep = availableParallelism() > threads || (timeLimitMs ?? Infinity) >= LONG_MS;
  return new BoundThread(entry, problem, deep);
}

function withBound(solution: Solution, proven: number): Solution {
  const upperBound = Math.min(solution.upperBound, proven);
  return { ...solution, upperBound, provenOptimal: solution.weightPlaced === upperBound };
}

/** Passes on what is known of the best thread: a progress with less weight than one before is held back. */
function bestProgress(
  pass: ((progress: SearchProgress) => void) | undefined,
): (progress: SearchProgress) => void {
  let weight = Number.NEGATIVE_INFINITY;
  return (progress) => {
    if (progress.weightPlaced < weight) return;
    weight = progress.weightPlaced;
    pass?.(progress);
  };
}
