import type { INestApplicationContext, Type } from '@nestjs/common';
import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AuthCoreModule } from '../../../src/auth/auth-core.module.js';
import { Clock, SystemClock } from '../../../src/common/clock.js';
import { Translator } from '../../../src/common/text/translator.js';
import { Environment } from '../../../src/config/environment.js';
import { DatabaseModule } from '../../../src/database/database.module.js';
import { NotificationsWorkerModule } from '../../../src/notifications/notifications-worker.module.js';
import { EventRoutes } from '../../../src/outbox/event-routes.js';
import { OutboxWorkerModule } from '../../../src/outbox/outbox-worker.module.js';
import { TransactionModule } from '../../../src/outbox/transaction.module.js';
import { QueueModule } from '../../../src/queue/queue.module.js';
import { JobHandlers } from '../../../src/queue/workers/job-handlers.js';
import { QueueWorkersModule } from '../../../src/queue/workers/queue-workers.module.js';

export type PipelinePart = Type | DynamicModule;

export interface PipelineOptions {
  databaseUrl: string;
  redisUrl?: string;
  smtpUrl?: string;
  clock?: Clock;
}

@Module({})
class TestBase {}

/** What config and common modules give, with the test's own environment and clock. */
export function testBase(options: PipelineOptions): DynamicModule {
  const environment = Object.assign(new Environment(), {
    NODE_ENV: 'test',
    APP_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
    DATABASE_URL: options.databaseUrl,
    DATABASE_POOL: 8,
    WORKER_CONCURRENCY: 4,
    ...(options.redisUrl ? { REDIS_URL: options.redisUrl } : {}),
    ...(options.smtpUrl ? { SMTP_URL: options.smtpUrl } : {}),
  });
  const providers: Provider[] = [
    { provide: Environment, useValue: environment },
    { provide: Clock, useValue: options.clock ?? new SystemClock() },
    Translator,
  ];
  return { module: TestBase, global: true, providers, exports: [Environment, Clock, Translator] };
}

/** A process made of the parts given, with no server. */
export async function startProcess(
  options: PipelineOptions,
  parts: readonly PipelinePart[],
): Promise<INestApplicationContext> {
  @Module({
    imports: [testBase(options), DatabaseModule, TransactionModule, QueueModule, ...parts],
  })
  class TestProcess {}
  return NestFactory.createApplicationContext(TestProcess, { logger: false, abortOnError: false });
}

/** Takes the places of relay and workers where a test calls the services by hand. */
@Global()
@Module({ providers: [EventRoutes, JobHandlers], exports: [EventRoutes, JobHandlers] })
class RestingModule {}

/** The services of a worker process, which neither relays nor takes jobs. */
export function startResting(options: PipelineOptions): Promise<INestApplicationContext> {
  return startProcess(options, [RestingModule, AuthCoreModule, NotificationsWorkerModule]);
}

/** A worker process: relay, queues' workers and notifications. */
export function startWorker(options: PipelineOptions): Promise<INestApplicationContext> {
  return startProcess(options, [
    QueueWorkersModule,
    AuthCoreModule,
    OutboxWorkerModule,
    NotificationsWorkerModule,
  ]);
}
