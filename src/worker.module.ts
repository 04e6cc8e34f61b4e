import { Module } from '@nestjs/common';
import { CommonModule } from './common/common.module.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import { TransactionModule } from './outbox/transaction.module.js';

/** Everything that does queued work: no controllers, any number of processes. */
@Module({
  imports: [ConfigModule, CommonModule, DatabaseModule, TransactionModule],
})
export class WorkerModule {}
