import { solve, type SearchProgress, type Solution } from '../engine/index.js';
import { SharedBound } from './shared-bound.js';
import type { SolveJob } from './worker-protocol.js';

/** Milliseconds between two progress messages of one thread. */
const PROGRESS_EVERY_MS = 250;

/** Solves one job in the current thread, passing on progress about four times a second. */
export function runSolveJob(
  job: SolveJob,
  onProgress: (progress: SearchProgress) => void,
): Solution {
  const bound = job.bound && new SharedBound(job.bound);
  let lastSent = Number.NEGATIVE_INFINITY;
  return solve(job.problem, {
    ...job.wishes,
    seed: job.seed,
    iterations: job.iterations,
    timeLimitMs: timeLeft(job),
    now: () => performance.now(),
    shouldStop: () => Atomics.load(job.stop, 0) === 1,
    upperBound: bound && ((): number => bound.now),
    onProgress: (progress) => {
      const now = performance.now();
      if (now - lastSent < PROGRESS_EVERY_MS) return;
      lastSent = now;
      onProgress(progress);
    },
  });
}

function timeLeft({ timeLimitMs, askedAt }: SolveJob): number | undefined {
  return timeLimitMs === undefined ? undefined : Math.max(1, timeLimitMs + askedAt - Date.now());
}
