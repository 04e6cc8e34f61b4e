import {
  Injectable,
  Module,
  type INestApplicationContext,
  type OnModuleInit,
} from '@nestjs/common';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { systemActor } from '../../../src/common/actor.js';
import { EventRoutes } from '../../../src/outbox/event-routes.js';
import { OutboxDispatch } from '../../../src/outbox/outbox-dispatch.entity.js';
import { OutboxEvent } from '../../../src/outbox/outbox-event.entity.js';
import { OutboxRelay } from '../../../src/outbox/outbox-relay.js';
import { DISPATCH_OVERDUE_MS, OutboxSweeper } from '../../../src/outbox/outbox-sweeper.js';
import { OutboxWorkerModule } from '../../../src/outbox/outbox-worker.module.js';
import { Transactor } from '../../../src/outbox/transactor.js';
import { JobProducer } from '../../../src/queue/job-producer.js';
import { JobHandlers } from '../../../src/queue/workers/job-handlers.js';
import { QueueWorkersModule } from '../../../src/queue/workers/queue-workers.module.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { StandingClock } from '../../factories/world.js';
import { onEachBackend } from '../queue/backends.js';
import { loseQueue } from '../queue/lose-queue.js';
import { startProcess } from '../queue/pipeline.js';

const TYPE = 'plan.published';

/** Subscribes `duties/sync` and notes what it handled. */
@Injectable()
class Consumer implements OnModuleInit {
  readonly handled: string[] = [];

  constructor(
    private readonly routes: EventRoutes,
    private readonly handlers: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.routes.add({ type: TYPE, queue: 'duties', job: 'sync' });
    this.handlers.add('duties', 'sync', async ({ data }) => {
      this.handled.push(data.aggregateId);
    });
  }
}

@Module({ providers: [Consumer] })
class ConsumerModule {}

onEachBackend('outbox', (redisUrl) => {
  let database: TestDatabase;
  let clock: StandingClock;
  const processes: INestApplicationContext[] = [];

  /** A process that can relay by hand and whose workers rest. */
  const idle = () => start([]);
  const start = async (parts: Parameters<typeof startProcess>[1]) => {
    const options = { databaseUrl: database.url, redisUrl: redisUrl(), clock };
    const process = await startProcess(options, parts);
    processes.push(process);
    return process;
  };
  const working = () => start([QueueWorkersModule, OutboxWorkerModule, ConsumerModule]);
  const emit = async (process: INestApplicationContext, count: number): Promise<string[]> => {
    const ids = Array.from({ length: count }, () => crypto.randomUUID());
    await process.get(Transactor).run(systemActor('test', 'test'), async (tx) => {
      await tx.emit(
        ...ids.map((id) => ({
          type: TYPE,
          aggregateType: 'plan',
          aggregateId: id,
          version: 1,
          assemblyId: null,
          payload: { planId: id },
        })),
      );
    });
    return ids;
  };
  /** A relay of its own, outside of any pump, subscribed like the consumer. */
  const relayOf = (process: INestApplicationContext, producer = process.get(JobProducer)) => {
    const routes = new EventRoutes();
    routes.add({ type: TYPE, queue: 'duties', job: 'sync' });
    return new OutboxRelay(database.dataSource, producer, routes, clock);
  };

  beforeAll(async () => {
    clock = new StandingClock(new Date());
    database = await createTestDatabase([OutboxEvent, OutboxDispatch]);
  });
  afterEach(async () => {
    for (const process of processes.splice(0)) await process.close();
    await database.dataSource.query('DELETE FROM outbox_dispatch');
    await database.dataSource.query('DELETE FROM outbox_event');
  });
  afterAll(async () => {
    await database.close();
  });

  it('wakes by the database, in a second process too, and hands every event over once', async () => {
    const first = await working();
    const second = await working();
    const ids = await emit(first, 450);
    const handled = () => [...first.get(Consumer).handled, ...second.get(Consumer).handled];
    await vi.waitFor(() => expect(handled()).toHaveLength(ids.length), { timeout: 20_000 });
    expect(handled().toSorted()).toEqual(ids.toSorted());
    await vi.waitFor(async () => {
      const closed = await database.dataSource.query(
        'SELECT count(*)::int AS n FROM outbox_dispatch WHERE handled_at IS NOT NULL',
      );
      expect(closed).toEqual([{ n: ids.length }]);
    });
  });

  it('keeps the order, and shares the waiting events between relays', async () => {
    const process = await idle();
    const ids = await emit(process, 300);
    const counts = await Promise.all([
      relayOf(process).relayBatch(),
      relayOf(process).relayBatch(),
    ]);
    expect(counts[0] + counts[1]).toBe(300);
    const queue = process.get(JobProducer).queue('duties');
    const jobs = await queue.getJobs(['waiting'], 0, -1, true);
    expect(jobs).toHaveLength(300);
    expect(new Set(jobs.map(({ data }) => data.aggregateId))).toEqual(new Set(ids));
    await loseQueue(process, database.url, redisUrl());
  });

  it('survives a crash between handing over and marking', async () => {
    const process = await idle();
    const [id] = await emit(process, 1);
    const producer = process.get(JobProducer);
    const crashing = Object.assign(Object.create(producer) as JobProducer, {
      add: async (...job: Parameters<JobProducer['add']>) => {
        await producer.add(...job);
        throw new Error('the process is gone');
      },
    });
    await expect(relayOf(process, crashing).relayBatch()).rejects.toThrow('gone');
    const waiting = () => producer.queue('duties').getJobCounts('waiting');
    expect(await waiting()).toEqual({ waiting: 1 });
    const worker = await working();
    await vi.waitFor(() => expect(worker.get(Consumer).handled).toEqual([id]));
    await vi.waitFor(async () => {
      const event = await database.dataSource.manager.findOneByOrFail(OutboxEvent, {
        aggregateId: id,
      });
      expect(event.relayedAt).not.toBeNull();
    });
    expect(worker.get(Consumer).handled).toEqual([id]);
  });

  it('loses nothing with the whole queue', async () => {
    const process = await idle();
    const ids = await emit(process, 3);
    await relayOf(process).relayBatch();
    await loseQueue(process, database.url, redisUrl());
    const worker = await working();
    const sweeper = worker.get(OutboxSweeper);
    expect(await sweeper.sweep()).toBe(0);
    clock.set(new Date(clock.now().getTime() + DISPATCH_OVERDUE_MS + 1_000).toISOString());
    expect(await sweeper.sweep()).toBe(3);
    await vi.waitFor(() => expect(worker.get(Consumer).handled.toSorted()).toEqual(ids.toSorted()));
  });

  it('leaves alone what the queue still holds', async () => {
    const process = await idle();
    await emit(process, 2);
    await relayOf(process).relayBatch();
    const sweeper = new OutboxSweeper(database.dataSource, process.get(JobProducer), clock);
    clock.set(new Date(clock.now().getTime() + DISPATCH_OVERDUE_MS + 1_000).toISOString());
    expect(await sweeper.sweep()).toBe(0);
    const queue = process.get(JobProducer).queue('duties');
    expect(await queue.getJobCounts('waiting')).toEqual({ waiting: 2 });
    await loseQueue(process, database.url, redisUrl());
  });

  it('tries again while the queue does not answer', async () => {
    const process = await idle();
    const [id] = await emit(process, 1);
    const down = Object.assign(Object.create(process.get(JobProducer)) as JobProducer, {
      add: () => Promise.reject(new Error('the queue is away')),
    });
    await expect(relayOf(process, down).relayBatch()).rejects.toThrow('away');
    expect(await database.dataSource.manager.countBy(OutboxDispatch, {})).toBe(0);
    expect(await relayOf(process).relayBatch()).toBe(1);
    const jobs = await process.get(JobProducer).queue('duties').getJobs(['waiting']);
    expect(jobs.map(({ data }) => data.aggregateId)).toEqual([id]);
    await loseQueue(process, database.url, redisUrl());
  });
});
