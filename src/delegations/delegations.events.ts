import type { DomainEvent } from '../outbox/domain-event.js';
import type { Delegation } from './delegation.entity.js';
import type { DelegationTransition } from './domain/delegation-lifecycle.js';

/** Facts about delegations. Inviting and preparing are none: nobody has to be told. */
export const DELEGATION_EVENTS = {
  submitted: 'delegation.submitted',
  returned: 'delegation.returned',
  approved: 'delegation.approved',
  confirmed: 'delegation.confirmed',
  declined: 'delegation.declined',
  withdrawn: 'delegation.withdrawn',
  reopened: 'delegation.reopened',
} as const;
export type DelegationEventType = (typeof DELEGATION_EVENTS)[keyof typeof DELEGATION_EVENTS];

export interface DelegationEventPayload {
  delegationId: string;
}

/** The fact that a transition makes; null where nobody has to be told. */
export const EVENT_OF_TRANSITION: Record<DelegationTransition, DelegationEventType | null> = {
  prepare: null,
  submit: DELEGATION_EVENTS.submitted,
  return: DELEGATION_EVENTS.returned,
  approve: DELEGATION_EVENTS.approved,
  confirm: DELEGATION_EVENTS.confirmed,
  reopen: DELEGATION_EVENTS.reopened,
  decline: DELEGATION_EVENTS.declined,
  withdraw: DELEGATION_EVENTS.withdrawn,
};

/** The event of a delegation as it stands after the change. */
export function delegationEvent(
  type: DelegationEventType,
  delegation: Delegation,
): DomainEvent<DelegationEventPayload> {
  return {
    type,
    aggregateType: 'delegation',
    aggregateId: delegation.id,
    version: delegation.version,
    assemblyId: delegation.assemblyId,
    payload: { delegationId: delegation.id },
  };
}

/** Type of the live signal to the organizers and to the delegation itself; the id is the delegation's. */
export const LIVE_DELEGATION = 'delegation.changed';

/** What an organizer tells many delegations at once, each by an event of its own. */
export const BULK_EVENTS = {
  reminded: 'delegation.reminded',
  deadlineMoved: 'delegation.deadline_moved',
} as const;

export interface BulkEventPayload extends DelegationEventPayload {
  /** The bulk operation, which holds step, date and the organizers' own words. */
  operationId: string;
}

export function bulkEvent(
  type: (typeof BULK_EVENTS)[keyof typeof BULK_EVENTS],
  delegation: Delegation,
  operationId: string,
): DomainEvent<BulkEventPayload> {
  return {
    type,
    aggregateType: 'delegation',
    aggregateId: delegation.id,
    version: delegation.version,
    assemblyId: delegation.assemblyId,
    payload: { delegationId: delegation.id, operationId },
  };
}

/** Type of the live signal to the organizers about a bulk operation; the id is the operation's. */
export const LIVE_BULK = 'bulk.changed';

/** Type of the live signal to the organizers when somebody takes or leaves an item of the review queue. */
export const LIVE_REVIEW = 'review.changed';
