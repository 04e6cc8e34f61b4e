import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AssignDutiesService } from '../../duties/assign-duties.service.js';
import { Duty } from '../../duties/duty.entity.js';
import { Plan } from '../../scheduling/plans/plan.entity.js';
import { PublishPlanService } from '../../scheduling/plans/publish-plan.service.js';
import { OptimizerRun } from '../../scheduling/runs/optimizer-run.entity.js';
import { StartRunService } from '../../scheduling/runs/start-run.service.js';
import type { DemoContext } from '../demo-context.js';

const SECONDS = 12;
const PATIENCE_MS = 90_000;
const LOOK_MS = 250;
const PLANNED = new Date('2025-11-10T16:30:00Z');

/** The optimizer's run through the queue, the published plan, and the duties that follow from it. */
@Injectable()
export class PlanStep {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runs: StartRunService,
    private readonly publishing: PublishPlanService,
    private readonly duties: AssignDutiesService,
  ) {}

  async run(demo: DemoContext): Promise<void> {
    demo.clock.set(PLANNED);
    const { id } = await this.runs.start(demo.organizer, demo.assemblyId, {
      seconds: SECONDS,
      seed: 93,
    });
    const began = performance.now();
    const done = await this.until(async () => {
      const run = await this.dataSource.manager.findOneByOrFail(OptimizerRun, { id });
      const seconds = Math.min(SECONDS, Math.round((performance.now() - began) / 1000));
      demo.progress('Planning meetings', run.status === 'done' ? SECONDS : seconds, SECONDS);
      return run.status === 'queued' || run.status === 'running' ? null : run;
    });
    if (!done.planId) throw new Error(`the optimizer's run ended as ${done.status}`);
    await this.publishing.publish(demo.organizer, demo.assemblyId, done.planId);
    const plan = await this.dataSource.manager.findOneByOrFail(Plan, { id: done.planId });
    await this.until(async () => {
      const made = await this.dataSource.manager.countBy(Duty, { assemblyId: demo.assemblyId });
      demo.progress('Making duties', made, plan.totals.placed);
      return made >= plan.totals.placed ? made : null;
    });
    await this.duties.assignOpen(demo.organizer, demo.assemblyId, demo.staffIds);
  }

  /** Looks until there is an answer: the queue works in its own time. */
  private async until<T>(look: () => Promise<T | null>): Promise<T> {
    for (const end = performance.now() + PATIENCE_MS; performance.now() < end;) {
      const answer = await look();
      if (answer !== null) return answer;
      await pause(LOOK_MS);
    }
    throw new Error('the queue did not finish in time');
  }
}
