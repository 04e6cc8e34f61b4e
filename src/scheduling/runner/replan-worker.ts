import { parentPort, workerData } from 'node:worker_threads';
import { runReplanJob, type ReplanJob } from './replan-job.js';

parentPort?.postMessage(runReplanJob(workerData as ReplanJob), []);
