import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { runReplanJob, type Replanned, type ReplanJob } from './replan-job.js';

const ENTRY = new URL('./replan-worker.js', import.meta.url);

/**
 * Mends a published plan in a thread of its own, so that the caller goes on answering. Where the compiled entry is not
 * beside this file (sources run without a build) it is done in the calling thread.
 */
export async function runReplan(job: ReplanJob): Promise<Replanned> {
  if (!existsSync(fileURLToPath(ENTRY))) return runReplanJob(job);
  return new Promise((resolve, reject) => {
    const worker = new Worker(ENTRY, { workerData: job, name: 'replan' });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`re-plan thread ended with code ${code}`)));
  });
}
