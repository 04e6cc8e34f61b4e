import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThan, IsNull } from 'typeorm';
import { Clock } from '../common/clock.js';
import { JobProducer } from '../queue/job-producer.js';
import { jobId } from '../queue/job-id.js';
import type { QueueName } from '../queue/queues.js';
import type { EventRoute } from './event-routes.js';
import { OutboxDispatch } from './outbox-dispatch.entity.js';
import { OutboxEvent } from './outbox-event.entity.js';
import { eventJob } from './outbox-relay.js';

const BATCH = 500;
/** Longer than all tries of one job together. */
export const DISPATCH_OVERDUE_MS = 3 * 60_000;
const KEEP_HANDLED_MS = 30 * 24 * 3_600_000;

/**
 * Hands events to the queue again whose consumer has not closed them in time and whose job the queue no
 * longer holds: under a new job id, since a kept finished job swallows a repeated add.
 */
@Injectable()
export class OutboxSweeper {
  constructor(
    private readonly dataSource: DataSource,
    private readonly producer: JobProducer,
    private readonly clock: Clock,
  ) {}

  /** Returns how many it handed over again. */
  async sweep(): Promise<number> {
    const now = this.clock.now();
    await this.dataSource.manager.delete(OutboxDispatch, {
      handledAt: LessThan(new Date(now.getTime() - KEEP_HANDLED_MS)),
    });
    return this.dataSource.transaction(async (manager) => {
      const overdue = await manager.find(OutboxDispatch, {
        where: {
          handledAt: IsNull(),
          failedAt: IsNull(),
          queuedAt: LessThan(new Date(now.getTime() - DISPATCH_OVERDUE_MS)),
        },
        order: { queuedAt: 'ASC' },
        take: BATCH,
        lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
      });
      if (overdue.length === 0) return 0;
      const events = new Map(
        (await manager.findBy(OutboxEvent, { id: In(overdue.map(({ eventId }) => eventId)) })).map(
          (event) => [event.id, event],
        ),
      );
      let again = 0;
      for (const dispatch of overdue) {
        const event = events.get(dispatch.eventId);
        const queue = dispatch.queue as QueueName;
        const held = await this.producer.holds(queue, jobId(dispatch.id, dispatch.round));
        const round = held ? dispatch.round : dispatch.round + 1;
        if (event && !held) {
          const name = dispatch.job as EventRoute['job'];
          await this.producer.add(queue, [
            { name, data: eventJob(event), id: jobId(dispatch.id, round) },
          ]);
          again += 1;
        }
        await manager.update(OutboxDispatch, dispatch.id, { round, queuedAt: now });
      }
      return again;
    });
  }
}
