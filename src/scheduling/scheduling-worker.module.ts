import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { EventRoutes } from '../outbox/event-routes.js';
import { JobHandlers } from '../queue/workers/job-handlers.js';
import { RunOptimizerService } from './runs/run-optimizer.service.js';
import type { RunEventPayload } from './scheduling.events.js';
import { SchedulingCoreModule } from './scheduling.module.js';

@Injectable()
class SchedulingJobs implements OnModuleInit {
  constructor(
    private readonly routes: EventRoutes,
    private readonly handlers: JobHandlers,
    private readonly optimizer: RunOptimizerService,
  ) {}

  onModuleInit(): void {
    this.routes.add({ type: 'optimizer_run.requested', queue: 'optimizer', job: 'run' });
    this.handlers.add('optimizer', 'run', async ({ id, data, lastAttempt }) => {
      const { runId } = data.payload as Partial<RunEventPayload>;
      await this.optimizer.run(runId ?? data.aggregateId, { id, lastAttempt });
    });
  }
}

/** The queue's side of scheduling, for the worker. */
@Module({
  imports: [SchedulingCoreModule],
  providers: [SchedulingJobs],
})
export class SchedulingWorkerModule {}
