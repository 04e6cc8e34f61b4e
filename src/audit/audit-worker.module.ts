import { Injectable, Module, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { JobProducer } from '../queue/job-producer.js';
import { JobHandlers } from '../queue/workers/job-handlers.js';
import { AuditEntry } from './audit-entry.entity.js';
import { AuditSeal } from './audit-seal.entity.js';
import { AuditSealer } from './audit-sealer.js';

const SEAL_EVERY_MS = 30_000;

/** Lets the maintenance queue seal the history. */
@Injectable()
class AuditJobs implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly sealer: AuditSealer,
    private readonly producer: JobProducer,
  ) {}

  onModuleInit(): void {
    this.handlers.add('maintenance', 'seal-audit', async () => {
      await this.sealer.sealPending();
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.producer.repeat('maintenance', 'seal-audit', {}, SEAL_EVERY_MS);
  }
}

@Module({
  imports: [TypeOrmModule.forFeature([AuditEntry, AuditSeal])],
  providers: [AuditSealer, AuditJobs],
  exports: [AuditSealer],
})
export class AuditWorkerModule {}
