import { Module } from '@nestjs/common';
import { CommonModule } from './common/common.module.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import { TransactionModule } from './outbox/transaction.module.js';
import { ReferenceModule } from './reference/reference.module.js';

/** Everything that answers requests. Each feature's module brings its own controllers and services. */
@Module({
  imports: [ConfigModule, CommonModule, DatabaseModule, TransactionModule, ReferenceModule],
})
export class AppModule {}
