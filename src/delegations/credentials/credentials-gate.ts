import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { holds, type Actor } from '../../common/actor.js';
import { DelegationDeadlinesService } from '../deadlines/delegation-deadlines.service.js';
import type { Delegation } from '../delegation.entity.js';
import type { CredentialsStatus } from './domain/credentials-lifecycle.js';

/**
 * Until when a delegation enters its credentials by itself: to the deadline; organizers also later. A letter
 * that the reviewers rejected was in time, and can be replaced at any time.
 */
@Injectable()
export class CredentialsGate {
  constructor(private readonly deadlines: DelegationDeadlinesService) {}

  /** Whether the deadline shuts the actor out at `now`. */
  async isLate(
    actor: Actor,
    delegation: Delegation,
    status: CredentialsStatus,
    now: Date,
    manager?: EntityManager,
  ): Promise<boolean> {
    if (status === 'rejected' || holds(actor, delegation.assemblyId, 'organizer')) return false;
    return this.deadlines.passed(delegation, 'credentials', now, manager);
  }
}
