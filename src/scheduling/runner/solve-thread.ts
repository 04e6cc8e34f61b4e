import { Worker } from 'node:worker_threads';
import type { SearchProgress, Solution } from '../engine/index.js';
import { CANCELLED, type SolveJob, type WorkerMessage } from './worker-protocol.js';

/** A thread that solves one job. */
export class SolveThread {
  /** Rejected when the thread fails, which also ends the others of its run; never settled once it was stopped. */
  readonly solution: Promise<Solution>;
  private readonly worker: Worker;
  private stopped = false;

  constructor(entry: URL, job: SolveJob, report: (progress: SearchProgress) => void) {
    this.worker = new Worker(entry, { workerData: job, name: `solve-${job.seed}` });
    this.solution = new Promise((resolve, reject) => {
      this.worker.on('message', (message: WorkerMessage) => {
        if (message.type === 'progress') return report(message.progress);
        resolve(message.solution);
      });
      this.worker.on('error', (error) => {
        Atomics.store(job.stop, 0, CANCELLED);
        reject(error);
      });
      this.worker.on('exit', (code) => {
        if (!this.stopped) reject(new Error(`solver thread ended with code ${code}`));
      });
    });
  }

  /** Ends the thread, in the middle of whatever it does. */
  stop(): void {
    this.stopped = true;
    void this.worker.terminate();
  }
}
