import type { Problem, SearchProgress, Solution } from '../engine/index.js';

/** What a solver thread is started with. */
export interface SolveJob {
  problem: Problem;
  seed: number;
  iterations?: number;
  timeLimitMs?: number;
  /** Set to 1 to make every thread end with the best that it has. */
  stop: Int32Array;
}

export type WorkerMessage =
  { type: 'progress'; progress: SearchProgress } | { type: 'solution'; solution: Solution };
