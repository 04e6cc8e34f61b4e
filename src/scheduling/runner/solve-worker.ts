import { parentPort, workerData } from 'node:worker_threads';
import { runSolveJob } from './solve-job.js';
import type { SolveJob, WorkerMessage } from './worker-protocol.js';

const send = (message: WorkerMessage): void => parentPort?.postMessage(message, []);

const solution = runSolveJob(workerData as SolveJob, (progress) =>
  send({ type: 'progress', progress }),
);
send({ type: 'solution', solution });
