import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { In, IsNull, Not } from 'typeorm';
import { DelegationsCoreModule } from '../delegations/delegations-core.module.js';
import { MeetingsCoreModule } from '../meetings/meetings.module.js';
import { PublishAudience } from '../scheduling/plans/publish-audience.js';
import { SchedulingCoreModule } from '../scheduling/scheduling.module.js';
import { AssignDutiesService } from './assign-duties.service.js';
import { BUSY_STATUSES } from './domain/duty-lifecycle.js';
import { DutiesController } from './duties.controller.js';
import { DutyReader } from './duty-reader.service.js';
import { DutySignals } from './duty-signals.js';
import { DutyTransitionsService } from './duty-transitions.service.js';
import { Duty } from './duty.entity.js';
import { SyncDutiesService } from './sync-duties.service.js';

/** Counts the staff whose duties change with the meetings in the preview of a plan. */
@Injectable()
class DutyAudience implements OnModuleInit {
  constructor(private readonly audience: PublishAudience) {}

  onModuleInit(): void {
    this.audience.add(async (manager, assemblyId, requestIds) => {
      const duties = await manager.find(Duty, {
        where: {
          assemblyId,
          requestId: In([...requestIds]),
          assigneeId: Not(IsNull()),
          status: In([...BUSY_STATUSES]),
        },
        select: { id: true, requestId: true, assigneeId: true },
      });
      return duties.flatMap(({ requestId, assigneeId }) =>
        assigneeId === null ? [] : { requestId, userId: assigneeId },
      );
    });
  }
}

/** What api, worker and command line all need of the duties. */
@Module({
  imports: [
    TypeOrmModule.forFeature([Duty]),
    DelegationsCoreModule,
    MeetingsCoreModule,
    SchedulingCoreModule,
  ],
  providers: [
    DutySignals,
    SyncDutiesService,
    AssignDutiesService,
    DutyTransitionsService,
    DutyReader,
    DutyAudience,
  ],
  exports: [SyncDutiesService, AssignDutiesService, DutyTransitionsService, DutyReader],
})
export class DutiesCoreModule {}

@Module({
  imports: [DutiesCoreModule],
  controllers: [DutiesController],
  exports: [DutiesCoreModule],
})
export class DutiesModule {}
