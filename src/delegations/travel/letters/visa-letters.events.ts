import type { DomainEvent } from '../../../outbox/domain-event.js';
import type { Delegation } from '../../delegation.entity.js';

/** The visa letters of a delegation can be fetched. */
export const VISA_LETTERS_READY = 'visa_letters.ready';

export function lettersReady(delegation: Delegation): DomainEvent<{ delegationId: string }> {
  return {
    type: VISA_LETTERS_READY,
    aggregateType: 'delegation',
    aggregateId: delegation.id,
    version: delegation.version,
    assemblyId: delegation.assemblyId,
    payload: { delegationId: delegation.id },
  };
}
