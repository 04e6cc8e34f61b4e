import { Injectable, Module, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AssembliesCoreModule } from '../assemblies/assemblies.module.js';
import { AuthCoreModule } from '../auth/auth-core.module.js';
import { LiveSignalsModule } from '../live/live-signals.module.js';
import { MailModule } from '../mail/mail.module.js';
import { EventRoutes } from '../outbox/event-routes.js';
import { OutboxEvent } from '../outbox/outbox-event.entity.js';
import { JobProducer } from '../queue/job-producer.js';
import { JobHandlers } from '../queue/workers/job-handlers.js';
import { AudienceService } from './audience.service.js';
import { Deliver } from './deliver.service.js';
import { DeliverySweeper } from './delivery-sweeper.js';
import { NOTIFICATION_TYPES } from './domain/rules.js';
import { FanOut } from './fan-out.service.js';
import { Letters } from './letters.service.js';
import { DELIVERY_REQUEUED } from './notifications.events.js';
import { NotificationsCoreModule } from './notifications.module.js';
import { Staleness } from './staleness.js';

const SWEEP_EVERY_MS = 30_000;

/** Which events and jobs notifications handle. */
@Injectable()
export class NotificationJobs implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly routes: EventRoutes,
    private readonly handlers: JobHandlers,
    private readonly producer: JobProducer,
    private readonly fanOut: FanOut,
    private readonly deliver: Deliver,
    private readonly sweeper: DeliverySweeper,
  ) {}

  onModuleInit(): void {
    for (const type of NOTIFICATION_TYPES) {
      this.routes.add({ type, queue: 'notifications', job: 'fan-out' });
    }
    this.routes.add({ type: DELIVERY_REQUEUED, queue: 'notifications', job: 'redeliver' });
    this.handlers.add('notifications', 'fan-out', (job) => this.fanOut.run(job.data));
    this.handlers.add('notifications', 'deliver', (job) => this.deliver.run(job.data.deliveryId));
    this.handlers.add('notifications', 'redeliver', (job) =>
      this.deliver.run(job.data.aggregateId),
    );
    this.handlers.add('maintenance', 'sweep-deliveries', async () => {
      await this.sweeper.sweep();
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.producer.repeat('maintenance', 'sweep-deliveries', {}, SWEEP_EVERY_MS);
  }
}

/** From the event to the sent message; needs QueueModule, QueueWorkersModule and OutboxWorkerModule. */
@Module({
  imports: [
    TypeOrmModule.forFeature([OutboxEvent]),
    NotificationsCoreModule,
    // Its installation service keeps this process at the demonstration's time, by which links expire.
    AssembliesCoreModule,
    AuthCoreModule,
    LiveSignalsModule,
    MailModule,
  ],
  providers: [
    AudienceService,
    Staleness,
    FanOut,
    Deliver,
    Letters,
    DeliverySweeper,
    NotificationJobs,
  ],
  exports: [FanOut, Deliver, DeliverySweeper],
})
export class NotificationsWorkerModule {}
