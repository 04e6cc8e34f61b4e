import type { Problem, SearchProgress, Solution, SolveOptions } from '../engine/index.js';

/** What is wanted beyond the format's own order. */
export type Wishes = Pick<SolveOptions, 'fairness' | 'stability' | 'wishWorth'>;

/** What a thread finds in `stop` when it shall end: with what it has, or with the explanations too. */
export const CANCELLED = 1;
export const STOPPED = 2;

/** What a solver thread is started with. */
export interface SolveJob {
  problem: Problem;
  seed: number;
  wishes: Wishes;
  iterations?: number;
  /** Counted from `askedAt`, so that starting the thread is part of it. */
  timeLimitMs?: number;
  /** Milliseconds since the epoch. */
  askedAt: number;
  /** `CANCELLED` or `STOPPED` make every thread end with the best that it has; 0 while it may go on. */
  stop: Int32Array;
  /** Memory of the `SharedSchedule` that tells the best so far. */
  best: SharedArrayBuffer;
  /** Cell of the `SharedBound` that another thread lowers; without it the search computes a bound of its own. */
  bound?: BigInt64Array<SharedArrayBuffer>;
}

export type WorkerMessage =
  { type: 'progress'; progress: SearchProgress } | { type: 'solution'; solution: Solution };

/** What the thread that proves bounds is started with. It posts `first` when all that is quickly proven is told. */
export interface BoundJob {
  problem: Problem;
  /** Whether to go on with the bound that takes seconds to minutes. */
  deep: boolean;
  cell: BigInt64Array<SharedArrayBuffer>;
}
