import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditEntry } from './audit-entry.entity.js';
import { AuditReader } from './audit-reader.js';
import { AuditSeal } from './audit-seal.entity.js';
import { AuditVerifier } from './audit-verifier.js';
import { AuditController } from './audit.controller.js';
import { AuditValuesModule } from './values/audit-values.module.js';

@Module({
  imports: [TypeOrmModule.forFeature([AuditEntry, AuditSeal]), AuditValuesModule],
  controllers: [AuditController],
  providers: [AuditReader, AuditVerifier],
  exports: [AuditReader, AuditVerifier],
})
export class AuditModule {}
