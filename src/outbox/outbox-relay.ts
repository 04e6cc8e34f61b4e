import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../common/clock.js';
import { JobProducer } from '../queue/job-producer.js';
import { jobId } from '../queue/job-id.js';
import type { EventJob, NewJob } from '../queue/jobs.js';
import type { QueueName } from '../queue/queues.js';
import { EventRoutes, type EventRoute } from './event-routes.js';
import { OutboxDispatch } from './outbox-dispatch.entity.js';
import { OutboxEvent } from './outbox-event.entity.js';

const BATCH = 200;

export function dispatchId(eventId: string, queue: string, job: string): string {
  return jobId(eventId, queue, job);
}

export function eventJob(event: OutboxEvent): EventJob {
  return {
    eventId: event.id,
    type: event.type,
    aggregateId: event.aggregateId,
    version: event.version,
    assemblyId: event.assemblyId,
    payload: event.payload,
  };
}

/**
 * Hands waiting events to the queues of their consumers, in their order. Several relays share the work:
 * each locks the rows it takes and skips those of others. An event is marked only after every queue has
 * it; a crash in between hands it over again under the same job ids, which the queue keeps once.
 */
@Injectable()
export class OutboxRelay {
  constructor(
    private readonly dataSource: DataSource,
    private readonly producer: JobProducer,
    private readonly routes: EventRoutes,
    private readonly clock: Clock,
  ) {}

  /** Relays one batch and returns how many events it took; 0 when none waits. Rejects with the queue. */
  async relayBatch(): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const events = await manager
        .createQueryBuilder(OutboxEvent, 'event')
        .where('event.relayedAt IS NULL')
        .orderBy('event.sequence')
        .limit(BATCH)
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .getMany();
      if (events.length === 0) return 0;
      const open = await this.open(manager, events);
      for (const [queue, jobs] of open) await this.producer.add(queue, jobs);
      await manager.update(
        OutboxEvent,
        events.map(({ id }) => id),
        { relayedAt: this.clock.now() },
      );
      return events.length;
    });
  }

  /** Writes the dispatches down and returns the jobs for those that nobody has handled yet. */
  private async open(
    manager: EntityManager,
    events: OutboxEvent[],
  ): Promise<Map<QueueName, NewJob<QueueName>[]>> {
    const queuedAt = this.clock.now();
    const wanted = events.flatMap((event) =>
      this.routes.of(event.type).map((route: EventRoute) => ({
        event,
        route,
        id: dispatchId(event.id, route.queue, route.job),
      })),
    );
    const jobs = new Map<QueueName, NewJob<QueueName>[]>();
    if (wanted.length === 0) return jobs;
    await manager
      .createQueryBuilder()
      .insert()
      .into(OutboxDispatch)
      .values(
        wanted.map(({ event, route, id }) => ({
          id,
          eventId: event.id,
          queue: route.queue,
          job: route.job,
          queuedAt,
          handledAt: null,
          failedAt: null,
        })),
      )
      .orIgnore()
      .execute();
    const handled = new Set(
      (
        await manager
          .createQueryBuilder(OutboxDispatch, 'dispatch')
          .select('dispatch.id')
          .where('dispatch.eventId IN (:...ids)', { ids: events.map(({ id }) => id) })
          .andWhere('dispatch.handledAt IS NOT NULL')
          .getMany()
      ).map(({ id }) => id),
    );
    for (const { event, route, id } of wanted) {
      if (handled.has(id)) continue;
      const list = jobs.get(route.queue) ?? [];
      list.push({ name: route.job, data: eventJob(event), id: jobId(id, 1) });
      jobs.set(route.queue, list);
    }
    return jobs;
  }
}
