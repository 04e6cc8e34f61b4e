import { solve, type SearchProgress, type Solution } from '../engine/index.js';
import type { SolveJob } from './worker-protocol.js';

/** Milliseconds between two progress messages of one thread. */
const PROGRESS_EVERY_MS = 250;

/** Solves one job in the current thread, passing on progress about four times a second. */
export function runSolveJob(
  job: SolveJob,
  onProgress: (progress: SearchProgress) => void,
): Solution {
  let lastSent = Number.NEGATIVE_INFINITY;
  return solve(job.problem, {
    seed: job.seed,
    iterations: job.iterations,
    timeLimitMs: job.timeLimitMs,
    now: () => performance.now(),
    shouldStop: () => Atomics.load(job.stop, 0) === 1,
    onProgress: (progress) => {
      const now = performance.now();
      if (now - lastSent < PROGRESS_EVERY_MS) return;
      lastSent = now;
      onProgress(progress);
    },
  });
}
