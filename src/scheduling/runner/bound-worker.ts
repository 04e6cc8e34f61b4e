import { parentPort, workerData } from 'node:worker_threads';
import { proveBound } from './prove-bound.js';
import { SharedBound } from './shared-bound.js';
import type { BoundJob } from './worker-protocol.js';

const { problem, deep, cell } = workerData as BoundJob;
const shared = new SharedBound(cell);
await proveBound(problem, deep, {
  onBound: (bound) => shared.lower(bound),
  onFirst: () => parentPort?.postMessage('first', []),
});
