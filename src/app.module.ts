import { Module } from '@nestjs/common';
import { AssembliesModule } from './assemblies/assemblies.module.js';
import { AuditModule } from './audit/audit.module.js';
import { AuthModule } from './auth/auth.module.js';
import { CasesModule } from './cases/cases.module.js';
import { CommonModule } from './common/common.module.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import { CredentialsModule } from './delegations/credentials/credentials.module.js';
import { PhotosModule } from './delegations/photos/photos.module.js';
import { PeopleImportModule } from './delegations/people/import/people-import.module.js';
import { VotingModule } from './delegations/voting/voting.module.js';
import { DelegationsModule } from './delegations/delegations.module.js';
import { DemoModule } from './demo/demo.module.js';
import { DutiesModule } from './duties/duties.module.js';
import { HealthModule } from './health/health.module.js';
import { LiveModule } from './live/live.module.js';
import { MeetingsModule } from './meetings/meetings.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { TransactionModule } from './outbox/transaction.module.js';
import { ProgrammeModule } from './programme/programme.module.js';
import { OperationsModule } from './queue/operations.module.js';
import { QueueModule } from './queue/queue.module.js';
import { ReferenceModule } from './reference/reference.module.js';
import { SchedulingModule } from './scheduling/scheduling.module.js';
import { VenuesModule } from './venues/venues.module.js';

/** Everything that answers requests. Each feature's module brings its own controllers and services. */
@Module({
  imports: [
    ConfigModule,
    CommonModule,
    DatabaseModule,
    TransactionModule,
    QueueModule,
    AuthModule,
    AuditModule,
    HealthModule,
    LiveModule,
    OperationsModule,
    ReferenceModule,
    AssembliesModule,
    VenuesModule,
    ProgrammeModule,
    DelegationsModule,
    CredentialsModule,
    PhotosModule,
    PeopleImportModule,
    VotingModule,
    MeetingsModule,
    SchedulingModule,
    DutiesModule,
    CasesModule,
    DemoModule,
    NotificationsModule,
  ],
})
export class AppModule {}
