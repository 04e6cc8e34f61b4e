import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import type { MeetingEventPayload } from '../meetings/meetings.events.js';
import { EventRoutes } from '../outbox/event-routes.js';
import type { EventJob } from '../queue/jobs.js';
import { JobHandlers } from '../queue/workers/job-handlers.js';
import { PLAN_PUBLISHED } from '../scheduling/scheduling.events.js';
import { DutiesCoreModule } from './duties.module.js';
import { SyncDutiesService } from './sync-duties.service.js';

const MEETING_CANCELLED = 'meeting.cancelled';

@Injectable()
class DutyJobs implements OnModuleInit {
  constructor(
    private readonly routes: EventRoutes,
    private readonly handlers: JobHandlers,
    private readonly duties: SyncDutiesService,
  ) {}

  onModuleInit(): void {
    this.routes.add(
      { type: PLAN_PUBLISHED, queue: 'duties', job: 'sync' },
      { type: MEETING_CANCELLED, queue: 'duties', job: 'sync' },
    );
    this.handlers.add('duties', 'sync', async ({ id, data }) => {
      if (data.assemblyId === null || byPlan(data)) return;
      await this.duties.sync(data.assemblyId, id);
    });
  }
}

/** Whether a plan cancelled the meeting: then the plan's own event brings all duties in line at once. */
function byPlan({ type, payload }: EventJob): boolean {
  const { planNumber } = payload as Partial<MeetingEventPayload>;
  return type === MEETING_CANCELLED && typeof planNumber === 'number';
}

/** The queue's side of the duties, for the worker. */
@Module({
  imports: [DutiesCoreModule],
  providers: [DutyJobs],
})
export class DutiesWorkerModule {}
