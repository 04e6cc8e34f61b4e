import type { DomainEvent } from '../../../outbox/domain-event.js';
import type { Accreditation } from '../../domain/accreditation.js';
import type { Delegation } from '../../delegation.entity.js';
import type { Delegate } from '../delegate.entity.js';

/** Facts about the accreditation of a person, by where it stands after them. */
export const ACCREDITATION_EVENTS = {
  draft: 'delegate.returned',
  pending: 'delegate.pending',
  on_hold: 'delegate.on_hold',
  cleared: 'delegate.cleared',
  refused: 'delegate.refused',
  badge_issued: 'delegate.badge_issued',
  checked_in: 'delegate.checked_in',
  checked_out: 'delegate.checked_out',
  replaced: 'delegate.replaced',
  revoked: 'delegate.revoked',
} as const satisfies Record<Accreditation, string>;

/** A reviewer wishes to refuse somebody, and a second one has to decide. */
export const REFUSAL_PROPOSED = 'delegate.refusal_proposed';

export type AccreditationEventType =
  (typeof ACCREDITATION_EVENTS)[Accreditation] | typeof REFUSAL_PROPOSED;

export interface AccreditationEventPayload {
  delegationId: string;
  delegateId: string;
}

export function accreditationEvent(
  type: AccreditationEventType,
  { id: delegationId, assemblyId }: Pick<Delegation, 'id' | 'assemblyId'>,
  { id: delegateId, version }: Pick<Delegate, 'id' | 'version'>,
): DomainEvent<AccreditationEventPayload> {
  return {
    type,
    aggregateType: 'delegate',
    aggregateId: delegateId,
    version,
    assemblyId,
    payload: { delegationId, delegateId },
  };
}
