import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { holds, type Actor } from '../../common/actor.js';
import { AppError } from '../../common/errors/app-error.js';
import { assertMayEdit } from '../delegation-access.js';
import type { Delegation } from '../delegation.entity.js';
import { DelegationDeadlinesService } from '../deadlines/delegation-deadlines.service.js';
import { isReturned } from '../domain/accreditation.js';
import type { DelegationStatus } from '../domain/delegation-lifecycle.js';
import type { Delegate } from './delegate.entity.js';

/** What is about to happen to the people of a delegation. */
export type PeopleChange = 'add' | 'walk_in' | 'edit' | 'remove' | 'replace';

const BEFORE_REVIEW: readonly DelegationStatus[] = ['invited', 'preparing', 'returned'];
/** Late changes: only the person concerned goes back to review. */
const AFTER_REVIEW: readonly DelegationStatus[] = ['approved', 'confirmed'];

/**
 * When the people of a delegation can change.
 *
 * - While it is prepared: until the registration deadline, organizers also after it.
 * - While it is submitted: only a card that is not in review: returned, or of a walk-in who lacks something.
 * - While it is returned: at any time, it was in time and the wish to change came from the organizers.
 * - Once approved or confirmed: cards, replacements and withdrawals at any time; another person only until
 *   the deadline, unless an organizer adds it.
 * - Somebody who stands at the desk: at any of these, by an organizer only. The card stays open like one
 *   that was returned, it began after the deadline.
 */
@Injectable()
export class PeopleGate {
  constructor(private readonly deadlines: DelegationDeadlinesService) {}

  /** Errors: `not_found` (another's), `not_allowed`, `wrong_state`, `deadline_passed`. */
  async require(
    actor: Actor,
    delegation: Delegation,
    change: PeopleChange,
    person: Delegate | null,
    now: Date,
    manager: EntityManager,
  ): Promise<void> {
    assertMayEdit(actor, delegation);
    if (change === 'walk_in' && !holds(actor, delegation.assemblyId, 'organizer')) {
      throw new AppError('not_allowed');
    }
    if (!isOpen(delegation.status, change, person)) throw new AppError('wrong_state');
    if (await this.isLate(actor, delegation, change, person, now, manager)) {
      throw new AppError('deadline_passed');
    }
  }

  private async isLate(
    actor: Actor,
    delegation: Delegation,
    change: PeopleChange,
    person: Delegate | null,
    now: Date,
    manager: EntityManager,
  ): Promise<boolean> {
    if (holds(actor, delegation.assemblyId, 'organizer')) return false;
    if (delegation.status === 'returned' || (person && isOpenCard(person))) return false;
    if (AFTER_REVIEW.includes(delegation.status) && change !== 'add') return false;
    return this.deadlines.passed(delegation, 'registration', now, manager);
  }
}

function isOpen(status: DelegationStatus, change: PeopleChange, person: Delegate | null): boolean {
  if (BEFORE_REVIEW.includes(status) || AFTER_REVIEW.includes(status)) return true;
  if (status !== 'submitted') return false;
  return change === 'walk_in' || (change === 'edit' && person !== null && isOpenCard(person));
}

/** Whether the card waits for the delegation, whatever the others do. */
function isOpenCard(person: Delegate): boolean {
  return isReturned(person) || (person.walkIn && person.accreditation === 'draft');
}
