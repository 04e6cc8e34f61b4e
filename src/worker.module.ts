import { Module } from '@nestjs/common';
import { AuditWorkerModule } from './audit/audit-worker.module.js';
import { AuthCoreModule } from './auth/auth-core.module.js';
import { AuthWorkerModule } from './auth/auth-worker.module.js';
import { CommonModule } from './common/common.module.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import { DelegationsWorkerModule } from './delegations/delegations-worker.module.js';
import { CredentialsCoreModule } from './delegations/credentials/credentials.module.js';
import { PhotosCoreModule } from './delegations/photos/photos.module.js';
import { DutiesWorkerModule } from './duties/duties-worker.module.js';
import { FilesWorkerModule } from './files/files-worker.module.js';
import { LiveSignalsModule } from './live/live-signals.module.js';
import { NotificationsWorkerModule } from './notifications/notifications-worker.module.js';
import { OutboxWorkerModule } from './outbox/outbox-worker.module.js';
import { TransactionModule } from './outbox/transaction.module.js';
import { QueueModule } from './queue/queue.module.js';
import { QueueWorkersModule } from './queue/workers/queue-workers.module.js';
import { SchedulingWorkerModule } from './scheduling/scheduling-worker.module.js';

/** Everything that does queued work: no controllers, any number of processes. */
@Module({
  imports: [
    ConfigModule,
    CommonModule,
    DatabaseModule,
    TransactionModule,
    QueueModule,
    QueueWorkersModule,
    OutboxWorkerModule,
    LiveSignalsModule,
    AuthCoreModule,
    AuthWorkerModule,
    AuditWorkerModule,
    DelegationsWorkerModule,
    FilesWorkerModule,
    // These say which files are still in use.
    CredentialsCoreModule,
    PhotosCoreModule,
    NotificationsWorkerModule,
    SchedulingWorkerModule,
    DutiesWorkerModule,
  ],
})
export class WorkerModule {}
