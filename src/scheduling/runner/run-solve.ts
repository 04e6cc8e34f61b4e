import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Problem, SearchProgress, Solution } from '../engine/index.js';
import { isBetter } from './compare.js';
import { runSolveJob } from './solve-job.js';
import type { SolveJob, WorkerMessage } from './worker-protocol.js';

export interface RunOptions {
  /** First seed; thread k searches with `seed + k`. */
  seed: number;
  /** Threads, one seed each. Default 1. */
  threads?: number;
  /** Moves of each thread. Without a time limit the result is the same on every run. */
  iterations?: number;
  timeLimitMs?: number;
  /** The best progress of all threads, about four times a second. */
  onProgress?: (progress: SearchProgress) => void;
  /** Aborting ends the run early, with the best schedule found so far. */
  signal?: AbortSignal;
  /** Compiled entry of the thread. Default: the one beside this file. */
  workerUrl?: URL;
}

/**
 * Solves in worker threads and keeps the best schedule; of equal ones that of the lowest seed. Where the compiled
 * worker entry is not beside this file (sources run without a build, as in unit tests) the seeds are searched one
 * after the other in the calling thread, which then answers nothing else meanwhile.
 */
export async function runSolve(problem: Problem, options: RunOptions): Promise<Solution> {
  const { seed, iterations, timeLimitMs, signal } = options;
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const onAbort = (): void => void Atomics.store(stop, 0, 1);
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort, { once: true });
  const jobs = Array.from({ length: Math.max(1, options.threads ?? 1) }, (_, k): SolveJob => ({
    problem,
    seed: seed + k,
    iterations,
    timeLimitMs,
    stop,
  }));
  const report = bestProgress(options.onProgress);
  try {
    const entry = options.workerUrl ?? new URL('./solve-worker.js', import.meta.url);
    const solutions = existsSync(fileURLToPath(entry))
      ? await Promise.all(jobs.map((job) => runInThread(entry, job, report)))
      : jobs.map((job) => runSolveJob(job, report));
    return solutions.reduce((best, next) => (isBetter(next, best) ? next : best));
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}

function runInThread(
  entry: URL,
  job: SolveJob,
  report: (progress: SearchProgress) => void,
): Promise<Solution> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(entry, { workerData: job, name: `solve-${job.seed}` });
    worker.on('message', (message: WorkerMessage) => {
      if (message.type === 'progress') return report(message.progress);
      resolve(message.solution);
    });
    worker.on('error', (error) => {
      Atomics.store(job.stop, 0, 1);
      reject(error);
    });
    worker.on('exit', (code) => reject(new Error(`solver thread ended with code ${code}`)));
  });
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
