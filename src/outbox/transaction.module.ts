import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditEntry } from '../audit/audit-entry.entity.js';
import { AuditValuesModule } from '../audit/values/audit-values.module.js';
import { OutboxEvent } from './outbox-event.entity.js';
import { Transactor } from './transactor.js';

/** Gives every feature the {@link Transactor}; api, worker and command line all need it. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([AuditEntry, OutboxEvent]), AuditValuesModule],
  providers: [Transactor],
  exports: [Transactor],
})
export class TransactionModule {}
