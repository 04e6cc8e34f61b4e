import { Injectable } from '@nestjs/common';
import { In, IsNull, QueryFailedError, type EntityManager } from 'typeorm';
import { RoleService } from '../auth/accounts/role.service.js';
import type { Actor } from '../common/actor.js';
import { AppError } from '../common/errors/app-error.js';
import { Transactor, type Transaction } from '../outbox/transactor.js';
import { BUSY_STATUSES } from './domain/duty-lifecycle.js';
import { spread } from './domain/spread.js';
import { DutySignals } from './duty-signals.js';
import { Duty } from './duty.entity.js';
import { dutyEvent } from './duties.events.js';
import { lockDuties, lockDuty } from './lock-duties.js';

const EXCLUSION_VIOLATION = '23P01';

export interface SpreadResult {
  /** Duties that somebody has now. */
  assigned: number;
  /** Duties for which nobody named was free. */
  left: number;
}

/** Gives duties to staff. PostgreSQL itself keeps anyone from two at the same time. */
@Injectable()
export class AssignDutiesService {
  constructor(
    private readonly transactor: Transactor,
    private readonly roles: RoleService,
    private readonly signals: DutySignals,
  ) {}

  /**
   * Gives a duty to a staff member of the Assembly, or takes it from the one who has it (null). Whoever
   * loses and whoever gets it is told. Errors: `not_found`, `wrong_state` (done, begun or cancelled),
   * `validation_failed` (not staff), `double_booking`.
   */
  async assign(
    actor: Actor,
    assemblyId: string,
    dutyId: string,
    userId: string | null,
  ): Promise<Duty> {
    return this.refusingDoubles(actor, async (tx) => {
      const duty = await lockDuty(tx.manager, assemblyId, dutyId);
      if (duty.status === 'started' || duty.status === 'done' || duty.status === 'cancelled') {
        throw new AppError('wrong_state');
      }
      if (userId !== null) await this.requireStaff(tx.manager, assemblyId, [userId], 'userId');
      const before = duty.assigneeId;
      if (before === userId && duty.status !== 'cannot') return duty;
      this.give(duty, userId);
      await tx.manager.save(duty);
      await this.record(tx, [{ duty, before }]);
      await this.signals.send(tx.manager, assemblyId, [before, userId], duty.id);
      return duty;
    });
  }

  /**
   * Spreads all duties that nobody has, and those whose assignee cannot, evenly over the people named.
   * Errors: `not_found`, `validation_failed` (one of them is not staff), `double_booking`.
   */
  async assignOpen(
    actor: Actor,
    assemblyId: string,
    userIds: readonly string[],
  ): Promise<SpreadResult> {
    return this.refusingDoubles(actor, async (tx) => {
      const { manager } = tx;
      await this.requireStaff(manager, assemblyId, userIds, 'userIds');
      await lockDuties(manager, assemblyId);
      const open = await manager.find(Duty, {
        where: [
          { assemblyId, assigneeId: IsNull(), status: In(['new', 'changed']) },
          { assemblyId, status: 'cannot' },
        ],
        order: { startsAt: 'ASC', id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      });
      const taken = await manager.find(Duty, {
        where: { assigneeId: In([...userIds]), status: In([...BUSY_STATUSES]) },
      });
      const given = spread(
        open.map((duty) => ({
          id: duty.id,
          startsAt: duty.startsAt,
          endsAt: duty.endsAt,
          notFor: duty.status === 'cannot' ? duty.assigneeId : null,
        })),
        taken.map(({ startsAt, endsAt, assigneeId }) => ({
          startsAt,
          endsAt,
          assigneeId: assigneeId ?? '',
        })),
        userIds,
      );
      const changed = open.filter(({ id }) => given.has(id));
      const before = changed.map(({ assigneeId }) => assigneeId);
      for (const duty of changed) this.give(duty, given.get(duty.id) ?? null);
      await manager.save(changed, { chunk: 500 });
      await this.record(
        tx,
        changed.map((duty, index) => ({ duty, before: before[index] ?? null })),
      );
      if (changed.length > 0) {
        await this.signals.send(manager, assemblyId, [...before, ...given.values()]);
      }
      return { assigned: changed.length, left: open.length - changed.length };
    });
  }

  private give(duty: Duty, userId: string | null): void {
    duty.assigneeId = userId;
    duty.status = 'new';
    duty.reason = '';
    duty.acknowledgedAt = null;
    // "Was 15:20" says nothing to somebody who gets it only now.
    duty.previousStartsAt = null;
    duty.previousRoomId = null;
  }

  private async record(
    tx: Transaction,
    given: readonly { duty: Duty; before: string | null }[],
  ): Promise<void> {
    await tx.audit(
      ...given.map(({ duty, before }) => ({
        action: duty.assigneeId === null ? 'duty.unassigned' : 'duty.assigned',
        subjectType: 'duty',
        subjectId: duty.id,
        assemblyId: duty.assemblyId,
        changes: { assigneeId: { from: before, to: duty.assigneeId } },
      })),
    );
    await tx.emit(
      ...given.flatMap(({ duty, before }) => {
        const after = duty.assigneeId;
        return [
          ...(before !== null && before !== after
            ? [dutyEvent('duty.unassigned', duty, before)]
            : []),
          ...(after === null ? [] : [dutyEvent('duty.assigned', duty, after)]),
        ];
      }),
    );
  }

  private async requireStaff(
    manager: EntityManager,
    assemblyId: string,
    userIds: readonly string[],
    path: string,
  ): Promise<void> {
    const staff = await this.roles.holders({ assemblyId, roles: ['staff'] }, manager);
    const known = new Set(staff.map(({ userId }) => userId));
    const fields = userIds.flatMap((userId, index) =>
      known.has(userId)
        ? []
        : [{ path: path === 'userIds' ? `userIds[${index}]` : path, code: 'not_allowed_value' }],
    );
    if (fields.length > 0) throw new AppError('validation_failed', { fields });
  }

  private async refusingDoubles<T>(
    actor: Actor,
    work: (tx: Transaction) => Promise<T>,
  ): Promise<T> {
    try {
      return await this.transactor.run(actor, work);
    } catch (error) {
      if (
        error instanceof QueryFailedError &&
        (error.driverError as { code?: string }).code === EXCLUSION_VIOLATION
      ) {
        throw new AppError('double_booking', { cause: error });
      }
      throw error;
    }
  }
}
