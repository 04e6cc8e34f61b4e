import { Injectable } from '@nestjs/common';
import { JobProducer } from './job-producer.js';
import { QUEUES, type QueueName } from './queues.js';

/** The oldest waiting job of a healthy queue is younger than this. */
const SLOW_AFTER_MS = 60_000;

export type QueueHealth = 'running' | 'slow' | 'stopped';

export interface QueueState {
  name: QueueName;
  /** Jobs that could run now. */
  waiting: number;
  /** Jobs that wait for their next try. */
  delayed: number;
  active: number;
  /** Jobs given up after their last try and kept for inspection. */
  failed: number;
  /** Milliseconds since the oldest waiting job was added; null when none waits. */
  oldestAgeMs: number | null;
  /** Worker processes that serve it. */
  workers: number;
  /** `stopped` without a worker, `slow` when a job has waited for more than a minute. */
  state: QueueHealth;
}

/** Reads what the queues hold, for the operations page. */
@Injectable()
export class QueueStateReader {
  constructor(private readonly producer: JobProducer) {}

  read(): Promise<QueueState[]> {
    return Promise.all(QUEUES.map((name) => this.one(name)));
  }

  private async one(name: QueueName): Promise<QueueState> {
    const queue = this.producer.queue(name);
    const [counts, oldest, workers] = await Promise.all([
      queue.getJobCounts('waiting', 'prioritized', 'delayed', 'active', 'failed'),
      queue.getJobs(['waiting'], 0, 0, true),
      queue.getWorkersCount(),
    ]);
    const waiting = (counts['waiting'] ?? 0) + (counts['prioritized'] ?? 0);
    const since = oldest[0]?.timestamp;
    // BullMQ stamps its jobs by the machine's clock, which a demonstration's does not follow.
    const oldestAgeMs = since === undefined ? null : Math.max(0, Date.now() - since);
    return {
      name,
      waiting,
      delayed: counts['delayed'] ?? 0,
      active: counts['active'] ?? 0,
      failed: counts['failed'] ?? 0,
      oldestAgeMs,
      workers,
      state: workers === 0 ? 'stopped' : (oldestAgeMs ?? 0) > SLOW_AFTER_MS ? 'slow' : 'running',
    };
  }
}
