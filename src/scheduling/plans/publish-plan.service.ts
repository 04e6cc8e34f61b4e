import { Injectable } from '@nestjs/common';
import { In, QueryFailedError, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { AppError } from '../../common/errors/app-error.js';
import { LiveSignals } from '../../live/live-signals.js';
import type { BookingDifference } from '../../meetings/bookings/booking-difference.js';
import { BookingService } from '../../meetings/bookings/booking.service.js';
import { PLACEABLE_STATUSES } from '../../meetings/domain/request-lifecycle.js';
import { MeetingRequest } from '../../meetings/requests/meeting-request.entity.js';
import { Transactor, type Transaction } from '../../outbox/transactor.js';
import { LIVE_PUBLISHED, planPublished } from '../scheduling.events.js';
import { conflictFields } from './conflict-fields.js';
import { lockAssembly } from './lock-assembly.js';
import { PlanCheckService } from './plan-check.service.js';
import { PlanUnplaced } from './plan-unplaced.entity.js';
import { Plan } from './plan.entity.js';

const EXCLUSION_VIOLATION = '23P01';

export interface PublishedPlan {
  plan: Plan;
  difference: BookingDifference;
  /** Meetings of the plan that were not booked, their request being no longer to be placed. */
  dropped: number;
}

/** Makes a draft the schedule that everybody sees. */
@Injectable()
export class PublishPlanService {
  constructor(
    private readonly transactor: Transactor,
    private readonly bookings: BookingService,
    private readonly checks: PlanCheckService,
    private readonly live: LiveSignals,
  ) {}

  /**
   * Publishes all of it or nothing, against the data of now: publishers follow each other by the
   * Assembly's lock, answers and withdrawals wait by the requests' own. Errors: `not_found`,
   * `wrong_state` (no draft), `plan_outdated` (another was published since it was made),
   * `plan_has_conflicts` (naming each meeting and the rule it breaks), `double_booking` (the database's
   * own refusal).
   */
  async publish(actor: Actor, assemblyId: string, planId: string): Promise<PublishedPlan> {
    try {
      return await this.transactor.run(actor, (tx) => this.publishIn(tx, assemblyId, planId));
    } catch (error) {
      throw isExclusion(error) ? new AppError('double_booking', { cause: error }) : error;
    }
  }

  private async publishIn(
    tx: Transaction,
    assemblyId: string,
    planId: string,
  ): Promise<PublishedPlan> {
    const { manager } = tx;
    await lockAssembly(manager, assemblyId);
    const plan = await manager.findOneBy(Plan, { id: planId, assemblyId });
    if (!plan) throw new AppError('not_found');
    if (plan.status !== 'draft') throw new AppError('wrong_state');
    const present = await manager.findOneBy(Plan, { assemblyId, status: 'published' });
    if (plan.basedOn !== (present?.number ?? null)) throw new AppError('plan_outdated');

    const open = await lockRequests(manager, assemblyId);
    const { meetings, dropped, conflicts } = await this.checks.check(manager, assemblyId, planId);
    if (conflicts.length > 0) {
      throw new AppError('plan_has_conflicts', { fields: conflictFields(conflicts) });
    }
    const placed = new Set(meetings.map(({ requestId }) => requestId));
    const without = await this.withoutPlace(manager, plan);
    const difference = await this.bookings.apply(tx, {
      assemblyId,
      number: plan.number,
      meetings,
      unplacedRequestIds: open.filter((id) => !placed.has(id) && without.has(id)),
    });
    await this.moveStatuses(tx, plan, present);
    await tx.audit({
      action: 'plan.published',
      subjectType: 'plan',
      subjectId: plan.id,
      assemblyId,
      changes: {
        published: { from: present?.number ?? null, to: plan.number },
        added: { from: null, to: difference.added.length },
        moved: {
          from: null,
          to: difference.timeChanged.length + difference.roomChanged.length,
        },
        cancelled: { from: null, to: difference.cancelled.length },
      },
    });
    await tx.emit(planPublished(plan));
    await this.live.send(manager, {
      topic: `assembly:${assemblyId}`,
      type: LIVE_PUBLISHED,
      id: plan.id,
    });
    return { plan, difference, dropped: dropped.length };
  }

  /**
   * Requests that get no place: those that the plan gives up, and those that have one now and lose it. One
   * that was accepted after the draft was made is neither, and waits for the next plan.
   */
  private async withoutPlace(manager: EntityManager, plan: Plan): Promise<Set<string>> {
    const unplaced = await manager.findBy(PlanUnplaced, { planId: plan.id });
    const booked = await this.bookings.ofAssembly(plan.assemblyId, manager);
    return new Set([...unplaced, ...booked].map(({ requestId }) => requestId));
  }

  private async moveStatuses(tx: Transaction, plan: Plan, present: Plan | null): Promise<void> {
    if (present) {
      present.status = 'superseded';
      await tx.manager.save(present);
    }
    plan.status = 'published';
    plan.publishedAt = tx.now;
    plan.publishedBy = tx.actor.userId;
    await tx.manager.save(plan);
  }
}

/** The requests that can hold a place, locked until the end. In the order of their ids, against deadlocks. */
async function lockRequests(manager: EntityManager, assemblyId: string): Promise<string[]> {
  const requests = await manager.find(MeetingRequest, {
    where: { assemblyId, status: In([...PLACEABLE_STATUSES]) },
    select: { id: true },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  return requests.map(({ id }) => id);
}

function isExclusion(error: unknown): boolean {
  return (
    error instanceof QueryFailedError &&
    (error.driverError as { code?: string }).code === EXCLUSION_VIOLATION
  );
}
