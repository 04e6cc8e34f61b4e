import { BullModule } from '@nestjs/bullmq';
import { Global, Module } from '@nestjs/common';
import { DEFAULT_JOB_OPTIONS } from './job-options.js';
import { JobProducer } from './job-producer.js';
import { QueueBackend } from './queue-backend.js';
import { QueueBackendModule } from './queue-backend.module.js';
import { QueueStateReader } from './queue-state.js';
import { QUEUES } from './queues.js';

/** Producers of every queue, for api, worker and command line. */
@Global()
@Module({
  imports: [
    BullModule.forRootAsync({
      imports: [QueueBackendModule],
      inject: [QueueBackend],
      useFactory: (backend: QueueBackend) => ({
        connection: backend.connect(),
        prefix: 'ga93',
        defaultJobOptions: DEFAULT_JOB_OPTIONS,
      }),
    }),
    BullModule.registerQueue(...QUEUES.map((name) => ({ name }))),
  ],
  providers: [JobProducer, QueueStateReader],
  exports: [JobProducer, QueueStateReader],
})
export class QueueModule {}
