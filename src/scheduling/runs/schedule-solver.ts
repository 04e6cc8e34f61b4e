import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import type { Problem, Solution } from '../engine/index.js';
import { runSolve, type RunOptions } from '../runner/index.js';

/** Threads beyond this bring little for the memory that they take. */
const MOST_THREADS = 4;

/** The search, in threads of its own: one for each core but one, which stays for everything else. */
@Injectable()
export class ScheduleSolver {
  /** With `iterations` one thread searches, so that the result is the same on every machine. */
  solve(problem: Problem, options: Omit<RunOptions, 'threads' | 'workerUrl'>): Promise<Solution> {
    const cores = Math.min(MOST_THREADS, Math.max(1, availableParallelism() - 1));
    return runSolve(problem, {
      ...options,
      threads: options.iterations === undefined ? cores : 1,
    });
  }
}
