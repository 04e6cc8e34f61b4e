import { Worker } from 'node:worker_threads';
import type { Problem } from '../engine/index.js';
import { SharedBound } from './shared-bound.js';
import type { BoundJob } from './worker-protocol.js';

/**
 * The thread that proves upper bounds beside the search. Whatever becomes of it, the run goes on: a thread that
 * fails or hangs costs the better bound, no more.
 */
export class BoundThread {
  readonly bound = new SharedBound();
  /** Resolved when all that is quickly proven is known, or when the thread has ended, however. */
  readonly first: Promise<void>;
  /** Resolved when the thread has ended: it has proven all that it can, has failed or was stopped. */
  readonly ended: Promise<void>;
  private readonly worker: Worker;

  /** @param deep whether to go on with the bound that takes seconds to minutes of one core */
  constructor(entry: URL, problem: Problem, deep: boolean) {
    const job: BoundJob = { problem, deep, cell: this.bound.cell };
    this.worker = new Worker(entry, { workerData: job, name: 'bound' });
    // Without a listener an error of the thread would be one of this process.
    this.worker.on('error', () => undefined);
    this.ended = new Promise((resolve) => {
      this.worker.once('exit', () => resolve());
    });
    const told = new Promise<void>((resolve) => {
      this.worker.once('message', () => resolve());
    });
    this.first = Promise.race([told, this.ended]);
  }

  /** Ends the thread, in the middle of whatever it does. */
  async stop(): Promise<void> {
    await this.worker.terminate();
  }
}
