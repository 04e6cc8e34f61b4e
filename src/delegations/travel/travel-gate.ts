import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AssemblyService } from '../../assemblies/assembly.service.js';
import { holds, type Actor } from '../../common/actor.js';
import { AppError } from '../../common/errors/app-error.js';
import type { Transaction } from '../../outbox/transactor.js';
import { assertMayEdit, isFocalPointOf } from '../delegation-access.js';
import type { Delegation } from '../delegation.entity.js';
import { DelegationDeadlinesService } from '../deadlines/delegation-deadlines.service.js';
import { DelegationService } from '../delegation.service.js';
import { takesPlace } from '../domain/accreditation.js';
import { Delegate } from '../people/delegate.entity.js';
import type { TravelHost } from './domain/travel-rules.js';

/** A delegation whose travel is about to change. */
export interface OpenTravel {
  delegation: Delegation;
  host: TravelHost;
}

/** When travel can be entered, and by whom: from the confirmation to the deadline; by organizers also later. */
@Injectable()
export class TravelGate {
  constructor(
    private readonly delegations: DelegationService,
    private readonly assemblies: AssemblyService,
    private readonly deadlines: DelegationDeadlinesService,
  ) {}

  /**
   * The delegation, locked, when the actor may change its travel now. Errors: `not_found` (another's too),
   * `not_allowed`, `wrong_state` (not confirmed), `deadline_passed` (not for organizers).
   */
  async open(tx: Transaction, assemblyId: string, delegationId: string): Promise<OpenTravel> {
    const delegation = await this.delegations.lock(tx.manager, assemblyId, delegationId);
    assertMayEdit(tx.actor, delegation);
    if (delegation.status !== 'confirmed') throw new AppError('wrong_state');
    if (await this.isLate(tx.actor, delegation, tx.now, tx.manager)) {
      throw new AppError('deadline_passed');
    }
    return { delegation, host: await this.assemblies.require(assemblyId, tx.manager) };
  }

  /** Whether the actor could change the travel of this delegation at `now`. */
  async isOpen(actor: Actor, delegation: Delegation, now: Date): Promise<boolean> {
    if (delegation.status !== 'confirmed') return false;
    const { id, assemblyId } = delegation;
    if (!isFocalPointOf(actor, id) && !holds(actor, assemblyId, 'organizer')) return false;
    return !(await this.isLate(actor, delegation, now));
  }

  /** The person of this delegation, if still in it. Throws `not_found`. */
  async person(manager: EntityManager, delegation: Delegation, id: string): Promise<Delegate> {
    const person = await manager.findOneBy(Delegate, { id, delegationId: delegation.id });
    if (!person || !takesPlace(person)) throw new AppError('not_found');
    return person;
  }

  private async isLate(
    actor: Actor,
    delegation: Delegation,
    now: Date,
    manager?: EntityManager,
  ): Promise<boolean> {
    if (holds(actor, delegation.assemblyId, 'organizer')) return false;
    return this.deadlines.passed(delegation, 'travel', now, manager);
  }
}
