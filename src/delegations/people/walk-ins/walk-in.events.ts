import type { DomainEvent } from '../../../outbox/domain-event.js';
import type { Delegation } from '../../delegation.entity.js';
import type { Delegate } from '../delegate.entity.js';

/** The organizers registered somebody on site: news for the delegation, which did not. */
export const WALK_IN_REGISTERED = 'walk_in.registered';

export interface WalkInEventPayload {
  delegationId: string;
  delegateId: string;
  /** Whether the delegation got a place more for this person. */
  placeAdded: boolean;
}

export function walkInEvent(
  { id: delegationId, assemblyId }: Pick<Delegation, 'id' | 'assemblyId'>,
  { id: delegateId, version }: Pick<Delegate, 'id' | 'version'>,
  placeAdded: boolean,
): DomainEvent<WalkInEventPayload> {
  return {
    type: WALK_IN_REGISTERED,
    aggregateType: 'delegate',
    aggregateId: delegateId,
    version,
    assemblyId,
    payload: { delegationId, delegateId, placeAdded },
  };
}
