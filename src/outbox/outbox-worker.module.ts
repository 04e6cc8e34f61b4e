import {
  Global,
  Injectable,
  Module,
  type OnModuleInit,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { JobProducer } from '../queue/job-producer.js';
import { JobHandlers } from '../queue/workers/job-handlers.js';
import { EventRoutes } from './event-routes.js';
import { ListenerModule } from './listener.module.js';
import { OutboxDispatch } from './outbox-dispatch.entity.js';
import { OutboxEvent } from './outbox-event.entity.js';
import { OutboxLedger } from './outbox-ledger.js';
import { OutboxPump } from './outbox-pump.js';
import { OutboxRelay } from './outbox-relay.js';
import { OutboxSweeper } from './outbox-sweeper.js';

const SWEEP_EVERY_MS = 60_000;

@Injectable()
class OutboxJobs implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly sweeper: OutboxSweeper,
    private readonly producer: JobProducer,
  ) {}

  onModuleInit(): void {
    this.handlers.add('maintenance', 'sweep-outbox', async () => {
      await this.sweeper.sweep();
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.producer.repeat('maintenance', 'sweep-outbox', {}, SWEEP_EVERY_MS);
  }
}

/** The way of events from the outbox to their consumers; needs QueueModule and QueueWorkersModule. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([OutboxEvent, OutboxDispatch]), ListenerModule],
  providers: [EventRoutes, OutboxRelay, OutboxPump, OutboxLedger, OutboxSweeper, OutboxJobs],
  exports: [EventRoutes, OutboxRelay, OutboxPump, OutboxSweeper],
})
export class OutboxWorkerModule {}
