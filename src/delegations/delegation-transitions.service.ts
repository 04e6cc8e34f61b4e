import { Injectable } from '@nestjs/common';
import { holds, type Actor } from '../common/actor.js';
import { AppError } from '../common/errors/app-error.js';
import { Transactor, type Transaction } from '../outbox/transactor.js';
import { DelegationDeadlinesService } from './deadlines/delegation-deadlines.service.js';
import { assertMaySee, isFocalPointOf } from './delegation-access.js';
import type { Delegation } from './delegation.entity.js';
import { DelegationService } from './delegation.service.js';
import { cleanFields } from './domain/clean-fields.js';
import { missingToSubmit } from './domain/completeness.js';
import {
  nextStatus,
  openTransitions,
  type DelegationTransition,
} from './domain/delegation-lifecycle.js';
import { deadlineOf, TRANSITION_RULES } from './domain/transition-rules.js';
import { orderedPeople } from './people/ordered-people.js';
import { setStatus } from './set-status.js';

/** Whether the actor may take the transition with this delegation, whatever its status. */
export function mayTake(
  actor: Actor,
  delegation: Delegation,
  transition: DelegationTransition,
): boolean {
  const { roles } = TRANSITION_RULES[transition];
  const asStaff = roles.filter((role) => role !== 'focal_point');
  return (
    holds(actor, delegation.assemblyId, ...asStaff) ||
    (roles.includes('focal_point') && isFocalPointOf(actor, delegation.id))
  );
}

/** Takes delegations through their lifecycle. */
@Injectable()
export class DelegationTransitionsService {
  constructor(
    private readonly transactor: Transactor,
    private readonly delegations: DelegationService,
    private readonly deadlines: DelegationDeadlinesService,
  ) {}

  /**
   * One transition. Of two at once the second finds the new status. Errors: `not_found` (another's),
   * `not_allowed`, `wrong_state`, `validation_failed` (no reason), `deadline_passed` (not for organizers),
   * `delegation_incomplete` with what is missing.
   */
  async take(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    transition: DelegationTransition,
    reason = '',
  ): Promise<Delegation> {
    return this.transactor.run(actor, async (tx) => {
      const delegation = await this.delegations.lock(tx.manager, assemblyId, delegationId);
      assertMaySee(actor, delegation);
      if (!mayTake(actor, delegation, transition)) throw new AppError('not_allowed');
      if (nextStatus(delegation.status, transition) === null) throw new AppError('wrong_state');
      const because = this.reason(transition, reason);
      await this.refuseLate(tx, delegation, transition);
      if (transition === 'submit') await this.refuseIncomplete(tx, delegation);
      await setStatus(tx, delegation, transition, because);
      return delegation;
    });
  }

  /** What the actor can do with the delegation at `now`, its deadlines included. */
  async open(actor: Actor, delegation: Delegation, now: Date): Promise<DelegationTransition[]> {
    const deadlines = await this.deadlines.of(delegation);
    return openTransitions(delegation.status).filter((transition) => {
      if (!mayTake(actor, delegation, transition)) return false;
      const step = deadlineFor(actor, delegation, transition);
      return !deadlines.some((deadline) => deadline.step === step && deadline.at < now);
    });
  }

  private reason(transition: DelegationTransition, text: string): string {
    const { reason = '' } = cleanFields({ reason: text }, { reason: 1000 });
    if (TRANSITION_RULES[transition].reasonRequired && reason === '') {
      throw new AppError('validation_failed', { fields: [{ path: 'reason', code: 'required' }] });
    }
    // Where nothing asks for a reason, only a withdrawal keeps one.
    return TRANSITION_RULES[transition].reasonRequired || transition === 'withdraw' ? reason : '';
  }

  private async refuseLate(
    tx: Transaction,
    delegation: Delegation,
    transition: DelegationTransition,
  ): Promise<void> {
    const step = deadlineFor(tx.actor, delegation, transition);
    if (step === null) return;
    if (await this.deadlines.passed(delegation, step, tx.now, tx.manager)) {
      throw new AppError('deadline_passed');
    }
  }

  private async refuseIncomplete(tx: Transaction, delegation: Delegation): Promise<void> {
    const missing = missingToSubmit(await orderedPeople(tx.manager, delegation.id));
    const fields = missing.map(({ path, code }) => ({ path, code }));
    if (fields.length > 0) throw new AppError('delegation_incomplete', { fields });
  }
}

/** The deadline that binds the actor; organizers act on behalf at any time. */
function deadlineFor(
  actor: Actor,
  { assemblyId, status }: Delegation,
  transition: DelegationTransition,
): 'registration' | 'confirmation' | null {
  return holds(actor, assemblyId, 'organizer') ? null : deadlineOf(transition, status);
}
