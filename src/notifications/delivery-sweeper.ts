import { Injectable } from '@nestjs/common';
import { DataSource, LessThan } from 'typeorm';
import { Clock } from '../common/clock.js';
import { jobId } from '../queue/job-id.js';
import { JobProducer } from '../queue/job-producer.js';
import { Delivery } from './delivery.entity.js';

const BATCH = 500;
/** Longer than all waits between the tries of one job together. */
export const DELIVERY_OVERDUE_MS = 2 * 60_000;

/** Puts back what a crashed worker held, and what the queue has lost. */
@Injectable()
export class DeliverySweeper {
  constructor(
    private readonly dataSource: DataSource,
    private readonly producer: JobProducer,
    private readonly clock: Clock,
  ) {}

  /** Returns how many deliveries it enqueued again, each under a new job id. */
  async sweep(): Promise<number> {
    const now = this.clock.now();
    // A try that held the row until its lease ran out is overdue at once.
    await this.dataSource.manager.update(
      Delivery,
      { status: 'sending', leaseUntil: LessThan(now) },
      { status: 'pending', reason: 'lease_expired', leaseUntil: null, queuedAt: new Date(0) },
    );
    return this.dataSource.transaction(async (manager) => {
      const overdue = await manager.find(Delivery, {
        where: {
          status: 'pending',
          queuedAt: LessThan(new Date(now.getTime() - DELIVERY_OVERDUE_MS)),
        },
        order: { queuedAt: 'ASC' },
        take: BATCH,
        lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
      });
      let again = 0;
      for (const { id, round } of overdue) {
        const held = await this.producer.holds('notifications', jobId(id, round));
        const next = held ? round : round + 1;
        if (!held) {
          await this.producer.add('notifications', [
            { name: 'deliver', data: { deliveryId: id }, id: jobId(id, next) },
          ]);
          again += 1;
        }
        await manager.update(Delivery, id, { round: next, queuedAt: now });
      }
      return again;
    });
  }
}
