import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { AssemblyService } from '../../../assemblies/assembly.service.js';
import { givenReason } from '../../../audit/values/given-reason.js';
import type { Actor } from '../../../common/actor.js';
import { AppError } from '../../../common/errors/app-error.js';
import { checkVersion } from '../../../common/http/if-match.js';
import { Transactor, type Transaction } from '../../../outbox/transactor.js';
import { assertMaySee } from '../../delegation-access.js';
import type { Delegation } from '../../delegation.entity.js';
import { DelegationService } from '../../delegation.service.js';
import {
  GONE,
  nextAccreditation,
  ruleOfStep,
  takesPlace,
  type DeskStep,
  type ReviewStep,
} from '../../domain/accreditation.js';
import { cleanFields } from '../../domain/clean-fields.js';
import { missingToClear, type MissingPart } from '../../domain/completeness.js';
import { signalDelegation } from '../../signal-delegation.js';
import { followPeople } from '../../parties/follow-people.js';
import { Delegate } from '../delegate.entity.js';
import { roleTaken } from '../role-taken.js';
import { PlacesService } from '../places/places.service.js';
import { mayReview, mayWorkAtDesk } from './may-step.js';
import { accreditationEvent, REFUSAL_PROPOSED } from './accreditation.events.js';
import { setAccreditation } from './set-accreditation.js';

/** What a bulk clearance did. */
export interface Clearance {
  cleared: Delegate[];
  /** Those who wait for review but whose cards are not complete. */
  incomplete: { person: Delegate; missing: MissingPart[] }[];
}

const REASON_LIMIT = 1000;

/** Takes people through their accreditation: reviewers decide, the desk issues badges and lets them in. */
@Injectable()
export class AccreditationService {
  constructor(
    private readonly transactor: Transactor,
    private readonly delegations: DelegationService,
    private readonly assemblies: AssemblyService,
    private readonly places: PlacesService,
  ) {}

  /**
   * One step of the review. `version` is that of the card which the reviewer read. Where the Assembly asks
   * for two reviewers, the first refusal is a proposal; the same step by another reviewer makes it one,
   * any other step drops it. Errors: `not_found` (another's too), `not_allowed`, `wrong_state`,
   * `edit_conflict`, `validation_failed` (no reason), `person_incomplete` (to clear),
   * `second_reviewer_needed`, `quota_exceeded` and `already_exists` (to reconsider somebody whose place or
   * role was taken).
   */
  async review(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    personId: string,
    version: number,
    step: ReviewStep,
    reason = '',
  ): Promise<Delegate> {
    const work = async (tx: Transaction): Promise<Delegate> => {
      const { delegation, person } = await this.lock(tx, assemblyId, delegationId, personId);
      assertMaySee(actor, delegation);
      if (!mayReview(actor, delegation, step)) throw new AppError('not_allowed');
      checkVersion(person, version);
      const because = reasonFor(step, reason, person);
      if (nextAccreditation(person, step, delegation.status) === null) {
        throw new AppError('wrong_state');
      }
      if (step === 'refuse' && (await this.proposes(tx, delegation, person, because))) {
        return person;
      }
      if (step === 'clear') refuseIncomplete(person);
      if (step === 'reconsider' && !takesPlace(person)) {
        await this.places.require(tx.manager, delegation, [person]);
      }
      await this.enter(tx, delegation, [person], step, because);
      return person;
    };
    try {
      return await this.transactor.run(actor, work);
    } catch (error) {
      throw roleTaken(error);
    }
  }

  /**
   * A step at the badge desk or at the entrance. Errors: `not_found`, `not_allowed`, `wrong_state`
   * (also for the second of two who let the same person in).
   */
  async atDesk(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    personId: string,
    step: DeskStep,
  ): Promise<Delegate> {
    return this.transactor.run(actor, async (tx) => {
      if (!mayWorkAtDesk(actor, assemblyId, step)) throw new AppError('not_allowed');
      const { delegation, person } = await this.lock(tx, assemblyId, delegationId, personId);
      await this.enter(tx, delegation, [person], step);
      return person;
    });
  }

  /**
   * Clears everybody of a delegation who waits for review and whose card is complete; `personIds` narrows
   * it to some of them. People on hold need a decision of their own. Errors: `not_found`, `not_allowed`,
   * `wrong_state` (the delegation is not registered).
   */
  async clearAll(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    personIds?: readonly string[],
  ): Promise<Clearance> {
    return this.transactor.run(actor, async (tx) => {
      const delegation = await this.delegations.lock(tx.manager, assemblyId, delegationId);
      assertMaySee(actor, delegation);
      if (!mayReview(actor, delegation, 'clear')) throw new AppError('not_allowed');
      if (!ruleOfStep('clear').delegation.includes(delegation.status)) {
        throw new AppError('wrong_state');
      }
      const waiting = await tx.manager.find(Delegate, {
        where: {
          delegationId,
          accreditation: 'pending',
          ...(personIds ? { id: In([...personIds]) } : {}),
        },
        order: { createdAt: 'ASC', id: 'ASC' },
      });
      const open = waiting
        .filter(({ refusalProposedAt }) => refusalProposedAt === null)
        .map((person) => ({ person, missing: missingToClear(person) }));
      const cleared = open
        .filter(({ missing }) => missing.length === 0)
        .map(({ person }) => person);
      if (cleared.length > 0) await this.enter(tx, delegation, cleared, 'clear');
      return { cleared, incomplete: open.filter(({ missing }) => missing.length > 0) };
    });
  }

  private async lock(
    tx: Transaction,
    assemblyId: string,
    delegationId: string,
    personId: string,
  ): Promise<{ delegation: Delegation; person: Delegate }> {
    const delegation = await this.delegations.lock(tx.manager, assemblyId, delegationId);
    const person = await tx.manager.findOne(Delegate, {
      where: { id: personId, delegationId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!person) throw new AppError('not_found');
    return { delegation, person };
  }

  private async enter(
    tx: Transaction,
    delegation: Delegation,
    people: Delegate[],
    step: ReviewStep | DeskStep,
    reason = '',
  ): Promise<void> {
    const head = await tx.manager.findOneBy(Delegate, {
      delegationId: delegation.id,
      role: 'head',
      accreditation: Not(In(GONE)),
    });
    await setAccreditation(tx, delegation, people, step, reason);
    // A refused head leaves the parties without a principal, a reconsidered one comes back.
    await followPeople(tx.manager, delegation.id, head?.id ?? null);
    await signalDelegation(tx.manager, delegation);
  }

  /** Whether the refusal waits for a second reviewer. */
  private async proposes(
    tx: Transaction,
    delegation: Delegation,
    person: Delegate,
    reason: string,
  ): Promise<boolean> {
    const { twoReviewersRefuse } = await this.assemblies.require(delegation.assemblyId, tx.manager);
    if (person.refusalProposedAt !== null) {
      if (person.refusalProposedBy === tx.actor.userId)
        throw new AppError('second_reviewer_needed');
      return false;
    }
    if (!twoReviewersRefuse) return false;
    person.refusalProposedAt = tx.now;
    person.refusalProposedBy = tx.actor.userId;
    person.refusalReason = reason;
    await tx.manager.save(person);
    await tx.audit({
      action: REFUSAL_PROPOSED,
      subjectType: 'delegation',
      subjectId: delegation.id,
      assemblyId: delegation.assemblyId,
      changes: { delegate: { from: null, to: person.id } },
      personal: givenReason(person.id, reason),
    });
    await tx.emit(accreditationEvent(REFUSAL_PROPOSED, delegation, person));
    await signalDelegation(tx.manager, delegation);
    return true;
  }
}

/** The reason as it is kept. A second reviewer who gives none confirms that of the first. */
function reasonFor(step: ReviewStep, text: string, person: Delegate): string {
  const { reason = '' } = cleanFields({ reason: text }, { reason: REASON_LIMIT });
  if (!ruleOfStep(step).reasonRequired) return '';
  const because = reason === '' && step === 'refuse' ? person.refusalReason : reason;
  if (because !== '') return because;
  throw new AppError('validation_failed', { fields: [{ path: 'reason', code: 'required' }] });
}

function refuseIncomplete(person: Delegate): void {
  const fields = missingToClear(person).map(({ path, code }) => ({ path, code }));
  if (fields.length > 0) throw new AppError('person_incomplete', { fields });
}
