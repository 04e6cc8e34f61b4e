import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AssembliesCoreModule } from '../assemblies/assemblies.module.js';
import { DelegationsCoreModule } from '../delegations/delegations-core.module.js';
import { MeetingsCoreModule } from '../meetings/meetings.module.js';
import { ProgrammeCoreModule } from '../programme/programme.module.js';
import { VenuesCoreModule } from '../venues/venues.module.js';
import { PlacedReasonsService } from './explain/placed-reasons.service.js';
import { DiscardPlanService } from './plans/discard-plan.service.js';
import { MakeDraftService } from './plans/make-draft.service.js';
import { MeetingLabelService } from './plans/meeting-labels.service.js';
import { PlanCheckService } from './plans/plan-check.service.js';
import { PlanDiffService } from './plans/plan-diff.service.js';
import { PlanMeeting } from './plans/plan-meeting.entity.js';
import { PlanReader } from './plans/plan-reader.service.js';
import { PlanUnplaced } from './plans/plan-unplaced.entity.js';
import { Plan } from './plans/plan.entity.js';
import { PlansController } from './plans/plans.controller.js';
import { PublishAudience } from './plans/publish-audience.js';
import { PublishPlanService } from './plans/publish-plan.service.js';
import { ReplanController } from './plans/replan.controller.js';
import { ReplanService } from './plans/replan.service.js';
import { PlanningDataReader } from './problem/planning-data.js';
import { ProblemBuilder } from './problem/problem-builder.js';
import { CancelRunService } from './runs/cancel-run.service.js';
import { OptimizerRun } from './runs/optimizer-run.entity.js';
import { RunOptimizerService } from './runs/run-optimizer.service.js';
import { RunReader } from './runs/run-reader.service.js';
import { RunStates } from './runs/run-states.js';
import { RunsController } from './runs/runs.controller.js';
import { ScheduleSolver } from './runs/schedule-solver.js';
import { StopRunService } from './runs/stop-run.service.js';
import { StartRunService } from './runs/start-run.service.js';

/** What api, worker and command line all need of scheduling: problem, runs, plans, publishing. */
@Module({
  imports: [
    TypeOrmModule.forFeature([Plan, PlanMeeting, PlanUnplaced, OptimizerRun]),
    AssembliesCoreModule,
    VenuesCoreModule,
    ProgrammeCoreModule,
    DelegationsCoreModule,
    MeetingsCoreModule,
  ],
  providers: [
    PlanningDataReader,
    ProblemBuilder,
    ScheduleSolver,
    RunStates,
    StartRunService,
    CancelRunService,
    StopRunService,
    RunOptimizerService,
    RunReader,
    MakeDraftService,
    MeetingLabelService,
    PlanCheckService,
    PlacedReasonsService,
    PlanReader,
    PlanDiffService,
    PublishAudience,
    PublishPlanService,
    DiscardPlanService,
    ReplanService,
  ],
  exports: [
    StartRunService,
    CancelRunService,
    StopRunService,
    RunOptimizerService,
    RunReader,
    PlanReader,
    PlacedReasonsService,
    PlanDiffService,
    PublishAudience,
    PublishPlanService,
    DiscardPlanService,
    ReplanService,
  ],
})
export class SchedulingCoreModule {}

@Module({
  imports: [SchedulingCoreModule],
  controllers: [RunsController, PlansController, ReplanController],
  exports: [SchedulingCoreModule],
})
export class SchedulingModule {}
