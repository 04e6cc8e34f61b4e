import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { AppError } from '../common/errors/app-error.js';
import { Transactor } from '../outbox/transactor.js';
import { nextStatus, type DutyStep } from './domain/duty-lifecycle.js';
import { DutySignals } from './duty-signals.js';
import { Duty } from './duty.entity.js';
import { dutyEvent, type DutyAnswerEventType } from './duties.events.js';
import { lockDuty } from './lock-duties.js';

const ACTION: Record<DutyStep, string> = {
  acknowledge: 'duty.acknowledged',
  start: 'duty.started',
  finish: 'duty.finished',
  refuse: 'duty.refused',
};
/** Steps that others are told of by an event. */
const EVENT: Partial<Record<DutyStep, DutyAnswerEventType>> = {
  acknowledge: 'duty.acknowledged',
  refuse: 'duty.refused',
};

/** The steps that a staff member takes in an own duty. */
@Injectable()
export class DutyTransitionsService {
  constructor(
    private readonly transactor: Transactor,
    private readonly signals: DutySignals,
  ) {}

  /**
   * Errors: `not_found` (also for a duty of somebody else), `wrong_state`, `validation_failed` (refused
   * without a reason).
   */
  async take(
    actor: Actor,
    assemblyId: string,
    dutyId: string,
    step: DutyStep,
    reason = '',
  ): Promise<Duty> {
    return this.transactor.run(actor, async (tx) => {
      const duty = await lockDuty(tx.manager, assemblyId, dutyId);
      const { assigneeId } = duty;
      if (assigneeId === null || assigneeId !== actor.userId) throw new AppError('not_found');
      const before = duty.status;
      const after = nextStatus(before, step);
      if (after === null) throw new AppError('wrong_state');
      if (step === 'refuse' && reason.trim() === '') {
        throw new AppError('validation_failed', {
          fields: [{ path: 'reason', code: 'required' }],
        });
      }
      duty.status = after;
      duty.reason = step === 'refuse' ? reason.trim() : '';
      if (step === 'acknowledge') duty.acknowledgedAt = tx.now;
      await tx.manager.save(duty);
      await tx.audit({
        action: ACTION[step],
        subjectType: 'duty',
        subjectId: duty.id,
        assemblyId,
        changes: { status: { from: before, to: after } },
      });
      const event = EVENT[step];
      if (event) await tx.emit(dutyEvent(event, duty, assigneeId));
      await this.signals.send(tx.manager, assemblyId, [assigneeId], duty.id);
      return duty;
    });
  }
}
