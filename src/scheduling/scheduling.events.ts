import type { DomainEvent } from '../outbox/domain-event.js';
import type { Plan } from './plans/plan.entity.js';
import type { OptimizerRun } from './runs/optimizer-run.entity.js';

export type RunEventType = 'optimizer_run.requested' | 'optimizer_run.finished';

export interface RunEventPayload {
  runId: string;
}

/** A run was asked for, or ended in whatever way. */
export function runEvent(
  type: RunEventType,
  run: Pick<OptimizerRun, 'id' | 'version' | 'assemblyId'>,
): DomainEvent<RunEventPayload> {
  return {
    type,
    aggregateType: 'optimizer_run',
    aggregateId: run.id,
    version: run.version,
    assemblyId: run.assemblyId,
    payload: { runId: run.id },
  };
}

export const PLAN_PUBLISHED = 'plan.published';

export interface PlanPublishedPayload {
  planId: string;
  planNumber: number;
}

/** The bookings of the Assembly are now those of this plan. */
export function planPublished(
  plan: Pick<Plan, 'id' | 'version' | 'assemblyId' | 'number'>,
): DomainEvent<PlanPublishedPayload> {
  return {
    type: PLAN_PUBLISHED,
    aggregateType: 'plan',
    aggregateId: plan.id,
    version: plan.version,
    assemblyId: plan.assemblyId,
    payload: { planId: plan.id, planNumber: plan.number },
  };
}

/** Types of the live signals to the organizers of an Assembly; the id is that of the run or plan. */
export const LIVE_RUN = 'optimizer_run';
export const LIVE_PLAN = 'plan.changed';
export const LIVE_PUBLISHED = PLAN_PUBLISHED;
