import { getQueueToken } from '@nestjs/bullmq';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Queue } from 'bullmq';
import type { JobData, JobName, NewJob } from './jobs.js';
import { QUEUES, type QueueName } from './queues.js';

/** States in which the queue still holds a job and will run it. */
const HELD = new Set(['waiting', 'active', 'delayed', 'prioritized', 'waiting-children']);

/** Puts jobs into the queues. The only writer of BullMQ besides its workers. */
@Injectable()
export class JobProducer implements OnModuleInit {
  private readonly logger = new Logger(JobProducer.name);
  private readonly queues = new Map<QueueName, Queue>();

  constructor(private readonly moduleRef: ModuleRef) {}

  onModuleInit(): void {
    for (const name of QUEUES) {
      this.queue(name).on('error', (error) => this.logger.warn(`queue ${name}: ${error.message}`));
    }
  }

  /** Adds jobs in their order, all or none. Rejects when the queue does not answer within `timeoutMs`. */
  async add<Q extends QueueName>(
    name: Q,
    jobs: readonly NewJob<Q>[],
    timeoutMs = 10_000,
  ): Promise<void> {
    if (jobs.length === 0) return;
    const adding = this.queue(name).addBulk(
      jobs.map(({ name: job, data, id }) => ({ name: job, data, opts: { jobId: id } })),
    );
    await within(timeoutMs, adding, `queue ${name} does not answer`);
  }

  /** Runs a job again and again, `everyMs` milliseconds apart, once for all processes together. */
  async repeat<Q extends QueueName, J extends JobName<Q>>(
    name: Q,
    job: J,
    data: JobData<Q, J>,
    everyMs: number,
  ): Promise<void> {
    const options = { attempts: 1, removeOnComplete: { count: 5 }, removeOnFail: { count: 50 } };
    await this.queue(name).upsertJobScheduler(
      job,
      { every: everyMs },
      { name: job, data, opts: options },
    );
  }

  /** Whether the queue still holds the job and will run it (or runs it now). */
  async holds(name: QueueName, id: string): Promise<boolean> {
    return HELD.has(await this.queue(name).getJobState(id));
  }

  /** BullMQ's own object, for reading its state. */
  queue(name: QueueName): Queue {
    let queue = this.queues.get(name);
    if (!queue) {
      queue = this.moduleRef.get<Queue>(getQueueToken(name), { strict: false });
      this.queues.set(name, queue);
    }
    return queue;
  }
}

/** Rejects when `work` takes longer. The work itself may still end later; adding a job twice is harmless. */
async function within<T>(milliseconds: number, work: Promise<T>, message: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(message)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
