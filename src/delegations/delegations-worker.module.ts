import { Injectable, Module, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { EventRoutes } from '../outbox/event-routes.js';
import { JobProducer } from '../queue/job-producer.js';
import { JobHandlers } from '../queue/workers/job-handlers.js';
import { RunBulkService } from './bulk/run-bulk.service.js';
import { CloseAutosavesService } from './people/autosave/close-autosaves.service.js';
import { DELEGATION_EVENTS } from './delegations.events.js';
import { VisaLettersService } from './travel/letters/visa-letters.service.js';
import { DelegationsCoreModule } from './delegations-core.module.js';

/** How soon after its pause a bulk operation begins. */
const BULK_EVERY_MS = 2_000;
const CLOSE_AUTOSAVES_EVERY_MS = 30_000;

@Injectable()
class DelegationJobs implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly producer: JobProducer,
    private readonly bulk: RunBulkService,
    private readonly autosaves: CloseAutosavesService,
    private readonly routes: EventRoutes,
    private readonly letters: VisaLettersService,
  ) {}

  onModuleInit(): void {
    this.handlers.add('maintenance', 'run-bulk', () => this.bulk.run());
    this.handlers.add('maintenance', 'close-autosaves', async () => {
      await this.autosaves.run();
    });
    this.routes.add({
      type: DELEGATION_EVENTS.confirmed,
      queue: 'maintenance',
      job: 'prepare-letters',
    });
    this.handlers.add('maintenance', 'prepare-letters', async ({ id, data }) => {
      if (data.assemblyId === null) return;
      await this.letters.prepare(data.assemblyId, data.aggregateId, id);
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.producer.repeat('maintenance', 'run-bulk', {}, BULK_EVERY_MS);
    await this.producer.repeat('maintenance', 'close-autosaves', {}, CLOSE_AUTOSAVES_EVERY_MS);
  }
}

/** The queue's side of the delegations, for the worker. */
@Module({
  imports: [DelegationsCoreModule],
  providers: [DelegationJobs],
})
export class DelegationsWorkerModule {}
