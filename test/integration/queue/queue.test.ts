import {
  Injectable,
  Module,
  type INestApplicationContext,
  type OnModuleInit,
} from '@nestjs/common';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { jobId } from '../../../src/queue/job-id.js';
import { JobProducer } from '../../../src/queue/job-producer.js';
import type { EventJob } from '../../../src/queue/jobs.js';
import { QueueStateReader } from '../../../src/queue/queue-state.js';
import { JobHandlers } from '../../../src/queue/workers/job-handlers.js';
import { QueueWorkersModule } from '../../../src/queue/workers/queue-workers.module.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { onEachBackend } from './backends.js';
import { startProcess } from './pipeline.js';
import { REDIS_MISSING, redisAvailable } from './redis-server.js';

if (!redisAvailable) console.warn(REDIS_MISSING);

const event = (type = 'plan.published'): EventJob => ({
  eventId: crypto.randomUUID(),
  type,
  aggregateId: crypto.randomUUID(),
  version: 1,
  assemblyId: null,
  payload: {},
});

/** Handles `duties/sync` and fails as often as it is told to. */
@Injectable()
class Recorder implements OnModuleInit {
  readonly handled: EventJob[] = [];
  readonly tries: { attempt: number; lastAttempt: boolean }[] = [];
  failures = 0;

  constructor(private readonly handlers: JobHandlers) {}

  onModuleInit(): void {
    this.handlers.add('duties', 'sync', async ({ data, attempt, lastAttempt }) => {
      this.tries.push({ attempt, lastAttempt });
      if (this.failures > 0) {
        this.failures -= 1;
        throw new Error('told to fail');
      }
      this.handled.push(data);
    });
  }
}

@Module({ providers: [Recorder] })
class RecorderModule {}

onEachBackend('queue', (redisUrl) => {
  let database: TestDatabase;
  const processes: INestApplicationContext[] = [];

  const start = async (...parts: Parameters<typeof startProcess>[1]) => {
    const options = { databaseUrl: database.url, redisUrl: redisUrl() };
    const process = await startProcess(options, parts);
    processes.push(process);
    return process;
  };

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterEach(async () => {
    for (const process of processes.splice(0)) await process.close();
  });
  afterAll(async () => {
    await database.close();
  });

  it('keeps one job for the same id, and says that nobody works', async () => {
    const producer = (await start()).get(JobProducer);
    const data = event();
    const job = { name: 'sync' as const, data, id: jobId(data.eventId, 'duties', 'sync') };
    await producer.add('duties', [job, job]);
    await producer.add('duties', [job]);
    expect(await producer.holds('duties', job.id)).toBe(true);
    expect(await producer.holds('duties', jobId('another'))).toBe(false);
    const states = await processes[0]?.get(QueueStateReader).read();
    const duties = states?.find(({ name }) => name === 'duties');
    expect(duties).toMatchObject({
      waiting: 1,
      active: 0,
      failed: 0,
      workers: 0,
      state: 'stopped',
    });
    expect(duties?.oldestAgeMs).toBeGreaterThanOrEqual(0);
  });

  it('hands jobs to their handler, the waiting one first', async () => {
    const worker = await start(QueueWorkersModule, RecorderModule);
    const recorder = worker.get(Recorder);
    const data = event('later');
    await worker
      .get(JobProducer)
      .add('duties', [{ name: 'sync', data, id: jobId(data.eventId, 'later') }]);
    await vi.waitFor(() => expect(recorder.handled).toHaveLength(2));
    expect(recorder.handled[1]).toEqual(data);
    await vi.waitFor(async () => {
      const states = await worker.get(QueueStateReader).read();
      expect(states.find(({ name }) => name === 'duties')).toMatchObject({
        waiting: 0,
        active: 0,
        oldestAgeMs: null,
        workers: 1,
        state: 'running',
      });
    });
  });

  it('tries a failed job again, after a wait', { timeout: 20_000 }, async () => {
    const worker = await start(QueueWorkersModule, RecorderModule);
    const recorder = worker.get(Recorder);
    recorder.failures = 1;
    const data = event();
    await worker.get(JobProducer).add('duties', [{ name: 'sync', data, id: jobId(data.eventId) }]);
    await vi.waitFor(() => expect(recorder.handled).toEqual([data]), { timeout: 15_000 });
    expect(recorder.tries).toEqual([
      { attempt: 1, lastAttempt: false },
      { attempt: 2, lastAttempt: false },
    ]);
  });

  it('stops while it is still starting', async () => {
    for (let round = 0; round < 5; round += 1) {
      const worker = await start(QueueWorkersModule, RecorderModule);
      await worker.close();
    }
    processes.length = 0;
  });

  it('repeats a job once for all processes', async () => {
    const first = await start();
    const second = await start();
    await first.get(JobProducer).repeat('maintenance', 'sweep-outbox', {}, 60_000);
    await second.get(JobProducer).repeat('maintenance', 'sweep-outbox', {}, 60_000);
    const queue = first.get(JobProducer).queue('maintenance');
    expect(await queue.getJobSchedulersCount()).toBe(1);
  });
});
