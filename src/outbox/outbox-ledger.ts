import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../common/clock.js';
import type { EventJob, RunningJob } from '../queue/jobs.js';
import type { QueueName } from '../queue/queues.js';
import { JobHandlers, type JobObserver } from '../queue/workers/job-handlers.js';
import { OutboxDispatch } from './outbox-dispatch.entity.js';
import { dispatchId } from './outbox-relay.js';

function isEventJob(data: unknown): data is EventJob {
  return typeof data === 'object' && data !== null && 'eventId' in data && 'aggregateId' in data;
}

/** Closes the dispatch of an event when its consumer has handled it, or has given up. */
@Injectable()
export class OutboxLedger implements JobObserver, OnModuleInit {
  private readonly logger = new Logger(OutboxLedger.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly handlers: JobHandlers,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.handlers.observe(this);
  }

  async done(queue: QueueName, name: string, job: RunningJob<unknown>): Promise<void> {
    await this.close(queue, name, job, 'handledAt');
  }

  async givenUp(
    queue: QueueName,
    name: string,
    job: RunningJob<unknown>,
    error: Error,
  ): Promise<void> {
    this.logger.error({ queue, job: name, id: job.id, err: error });
    await this.close(queue, name, job, 'failedAt');
  }

  /**
   * Written as insert-or-update: a consumer can be quicker than the relay's commit. The insert then waits
   * for it, and writes the row by itself where the relay was rolled back.
   */
  private async close(
    queue: QueueName,
    name: string,
    job: RunningJob<unknown>,
    column: 'handledAt' | 'failedAt',
  ): Promise<void> {
    if (!isEventJob(job.data)) return;
    const now = this.clock.now();
    try {
      await this.dataSource
        .createQueryBuilder()
        .insert()
        .into(OutboxDispatch)
        .values({
          id: dispatchId(job.data.eventId, queue, name),
          eventId: job.data.eventId,
          queue,
          job: name,
          queuedAt: now,
          [column]: now,
        })
        .orUpdate([column === 'handledAt' ? 'handled_at' : 'failed_at'], ['id'])
        .execute();
    } catch (error) {
      // The work is done; the sweeper hands it over once more, which a consumer must stand.
      this.logger.warn({ queue, job: name, id: job.id, err: error });
    }
  }
}
