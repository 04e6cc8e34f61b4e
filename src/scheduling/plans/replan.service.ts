import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { AppError } from '../../common/errors/app-error.js';
import { Transactor } from '../../outbox/transactor.js';
import { bookingDifference } from '../../meetings/bookings/booking-difference.js';
import { validateSchedule, type Problem } from '../engine/index.js';
import { ProblemBuilder } from '../problem/problem-builder.js';
import { toPlacedMeetings } from '../problem/translate.js';
import { runReplan } from '../runner/index.js';
import { lockAssembly } from './lock-assembly.js';
import { MakeDraftService } from './make-draft.service.js';
import { Plan } from './plan.entity.js';

/** Numbers of published meetings, and of new ones. */
export interface ReplanCounts {
  displaced: number;
  moved: number;
  added: number;
  cancelled: number;
}

/** Mends the published plan with the fewest changes: a draft at once, without a run of the optimizer. */
@Injectable()
export class ReplanService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly builder: ProblemBuilder,
    private readonly drafts: MakeDraftService,
  ) {}

  /**
   * Every meeting that still keeps all rules stays, save those that must make way: rooms closed, absences, the
   * programme and withdrawals displace, requests accepted since are placed. Answers in tenths of a second. No draft
   * when nothing has to change. Errors: `not_found`, `wrong_state` (nothing is published), `plan_outdated` (another
   * plan was published meanwhile).
   */
  async replan(
    actor: Actor,
    assemblyId: string,
  ): Promise<{ plan: Plan | null; counts: ReplanCounts }> {
    const { published, broken } = await this.dataSource.transaction(
      'REPEATABLE READ',
      async (manager) => ({
        published: await publishedNumber(manager, assemblyId),
        broken: await this.builder.buildReplan(manager, assemblyId),
      }),
    );
    if (published === null) throw new AppError('wrong_state');
    const { planning, problem, wanted } = broken;
    const found = await runReplan({ problem, wanted });
    const { violations } = validateSchedule(problem, found.solution.meetings);
    if (violations.length > 0) {
      throw new AppError('plan_has_conflicts', { cause: violations.slice(0, 5) });
    }
    const difference = bookingDifference(
      broken.booked,
      toPlacedMeetings(planning, found.solution.meetings),
    );
    const counts = {
      displaced: found.changes.displaced.length + broken.lost,
      moved: difference.timeChanged.length + difference.roomChanged.length,
      added: difference.added.length,
      cancelled: difference.cancelled.length,
    };
    const { kept } = difference;
    if (kept.length === broken.booked.length && counts.added === 0) return { plan: null, counts };
    const plan = await this.transactor.run(actor, async (tx) => {
      await lockAssembly(tx.manager, assemblyId);
      if ((await publishedNumber(tx.manager, assemblyId)) !== published) {
        throw new AppError('plan_outdated');
      }
      return this.drafts.store(tx, {
        assemblyId,
        planning,
        problem: pinKept(problem, found.changes.moved),
        solution: found.solution,
        createdBy: actor.userId,
      });
    });
    return { plan, counts };
  }
}

async function publishedNumber(manager: EntityManager, assemblyId: string): Promise<number | null> {
  const plan = await manager.findOneBy(Plan, { assemblyId, status: 'published' });
  return plan?.number ?? null;
}

/** The published meetings that did not move, as pins: so the draft says which these are. */
function pinKept(problem: Problem, moved: readonly number[]): Problem {
  const gone = new Set(moved);
  const kept = new Map(
    (problem.published ?? [])
      .filter(({ requestId }) => !gone.has(requestId))
      .map(({ requestId, slot, room }) => [requestId, { slot, room }]),
  );
  return {
    ...problem,
    requests: problem.requests.map((request) => ({
      ...request,
      pinned: kept.get(request.id) ?? null,
    })),
  };
}
