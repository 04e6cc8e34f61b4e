import { solve, type SearchProgress, type Solution } from '../engine/index.js';
import { SharedBound } from './shared-bound.js';
import { CANCELLED, type SolveJob } from './worker-protocol.js';

/** Milliseconds between two progress messages of one thread. */
const PROGRESS_EVERY_MS = 250;

/** Solves one job in the current thread, passing on progress about four times a second, and a proof at once. */
export function runSolveJob(
  job: SolveJob,
  onProgress: (progress: SearchProgress) => void,
): Solution {
  const bound = job.bound && new SharedBound(job.bound);
  let lastSent = Number.NEGATIVE_INFINITY;
  let proven = false;
  return solve(job.problem, {
    ...job.wishes,
    seed: job.seed,
    iterations: job.iterations,
    timeLimitMs: timeLeft(job),
    now: () => performance.now(),
    shouldStop: () => Atomics.load(job.stop, 0) !== 0,
    mayExplain: () => Atomics.load(job.stop, 0) !== CANCELLED,
    upperBound: bound && ((): number => bound.now),
    onProgress: (progress) => {
      const now = performance.now();
      const provenNow = progress.weightPlaced === progress.upperBound;
      if (provenNow === proven && now - lastSent < PROGRESS_EVERY_MS) return;
      proven = provenNow;
      lastSent = now;
      onProgress(progress);
    },
  });
}

function timeLeft({ timeLimitMs, askedAt }: SolveJob): number | undefined {
  return timeLimitMs === undefined ? undefined : Math.max(1, timeLimitMs + askedAt - Date.now());
}
