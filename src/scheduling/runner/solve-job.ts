import { solve, type SearchProgress, type Solution } from '../engine/index.js';
import { SharedBound } from './shared-bound.js';
import { SharedSchedule } from './shared-schedule.js';
import { CANCELLED, STOPPED, type SolveJob } from './worker-protocol.js';

/** Milliseconds between two progress messages of one thread. */
const PROGRESS_EVERY_MS = 250;

/** Milliseconds beyond a time limit in which explanations may be finished: what is not explained then stays so. */
const EXPLAIN_GRACE_MS = 2_000;

/** Solves one job in the current thread, passing on progress about four times a second, and a proof at once. */
export function runSolveJob(
  job: SolveJob,
  onProgress: (progress: SearchProgress) => void,
): Solution {
  const bound = job.bound && new SharedBound(job.bound);
  const best = new SharedSchedule(job.best);
  const timeLimitMs = timeLeft(job);
  const explainUntil = performance.now() + (timeLimitMs ?? Infinity) + EXPLAIN_GRACE_MS;
  let lastSent = Number.NEGATIVE_INFINITY;
  let proven = false;
  return solve(job.problem, {
    ...job.wishes,
    seed: job.seed,
    iterations: job.iterations,
    timeLimitMs,
    now: () => performance.now(),
    shouldStop: () => Atomics.load(job.stop, 0) !== 0,
    mayExplain: () =>
      Atomics.load(job.stop, 0) !== CANCELLED &&
      (Atomics.load(job.stop, 0) === STOPPED || performance.now() < explainUntil),
    upperBound: bound && ((): number => bound.now),
    onProgress: (progress, packBest) => {
      const now = performance.now();
      const provenNow = progress.weightPlaced === progress.upperBound;
      if (provenNow === proven && now - lastSent < PROGRESS_EVERY_MS) return;
      proven = provenNow;
      lastSent = now;
      best.write(packBest);
      onProgress(progress);
    },
  });
}

function timeLeft({ timeLimitMs, askedAt }: SolveJob): number | undefined {
  return timeLimitMs === undefined ? undefined : Math.max(1, timeLimitMs + askedAt - Date.now());
}
