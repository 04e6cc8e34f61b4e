import { Injectable, Module, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { JobProducer } from '../queue/job-producer.js';
import { JobHandlers } from '../queue/workers/job-handlers.js';
import { AuditEntry } from './audit-entry.entity.js';
import { AuditSeal } from './audit-seal.entity.js';
import { AuditSealer } from './audit-sealer.js';
import { AuditValuesModule } from './values/audit-values.module.js';
import { EraseDueKeys } from './values/erase-due-keys.js';

const SEAL_EVERY_MS = 30_000;
const ERASE_EVERY_MS = 3_600_000;

/** Lets the maintenance queue seal the history, and end what can be read in it for a time only. */
@Injectable()
class AuditJobs implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly sealer: AuditSealer,
    private readonly dueKeys: EraseDueKeys,
    private readonly producer: JobProducer,
  ) {}

  onModuleInit(): void {
    this.handlers.add('maintenance', 'seal-audit', async () => {
      await this.sealer.sealPending();
    });
    this.handlers.add('maintenance', 'erase-audit-keys', async () => {
      await this.dueKeys.run();
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.producer.repeat('maintenance', 'seal-audit', {}, SEAL_EVERY_MS);
    await this.producer.repeat('maintenance', 'erase-audit-keys', {}, ERASE_EVERY_MS);
  }
}

@Module({
  imports: [TypeOrmModule.forFeature([AuditEntry, AuditSeal]), AuditValuesModule],
  providers: [AuditSealer, EraseDueKeys, AuditJobs],
  exports: [AuditSealer],
})
export class AuditWorkerModule {}
