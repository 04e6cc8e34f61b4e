import { Injectable } from '@nestjs/common';
import type { JobData, JobName, RunningJob } from '../jobs.js';
import type { QueueName } from '../queues.js';

export type JobHandler<Data> = (job: RunningJob<Data>) => Promise<void>;

/** Told of every job that ended: done, or given up after its last try. Must not throw. */
export interface JobObserver {
  done(queue: QueueName, name: string, job: RunningJob<unknown>): Promise<void>;
  givenUp(queue: QueueName, name: string, job: RunningJob<unknown>, error: Error): Promise<void>;
}

/**
 * Who handles which job. A feature's worker module adds its handlers in a provider's `onModuleInit`; the
 * workers start after that. Jobs come at least once, so a handler must stand being run twice.
 */
@Injectable()
export class JobHandlers {
  private readonly handlers = new Map<string, JobHandler<unknown>>();
  private readonly observers: JobObserver[] = [];

  add<Q extends QueueName, J extends JobName<Q>>(
    queue: Q,
    job: J,
    handler: JobHandler<JobData<Q, J>>,
  ): void {
    const key = `${queue}/${job}`;
    if (this.handlers.has(key)) throw new Error(`${key} has a handler already`);
    // The map of jobs ties the name to the data; the queue keeps them together.
    this.handlers.set(key, handler as JobHandler<unknown>);
  }

  observe(observer: JobObserver): void {
    this.observers.push(observer);
  }

  /** Whether this process has anything to do in the queue. */
  serves(queue: QueueName): boolean {
    return [...this.handlers.keys()].some((key) => key.startsWith(`${queue}/`));
  }

  /** Runs a job and tells the observers how it ended. Throws what the handler threw. */
  async run(queue: QueueName, name: string, job: RunningJob<unknown>): Promise<void> {
    const handler = this.handlers.get(`${queue}/${name}`);
    try {
      if (!handler) throw new Error(`No handler for ${queue}/${name}`);
      await handler(job);
    } catch (error) {
      if (job.lastAttempt) {
        const reason = error instanceof Error ? error : new Error(String(error));
        for (const observer of this.observers) await observer.givenUp(queue, name, job, reason);
      }
      throw error;
    }
    for (const observer of this.observers) await observer.done(queue, name, job);
  }
}
