import type { DomainEvent } from '../outbox/domain-event.js';
import type { Delivery } from './delivery.entity.js';

/** A person asked for another try of a delivery that was given up. */
export const DELIVERY_REQUEUED = 'delivery.requeued';

export function deliveryRequeued(
  delivery: Pick<Delivery, 'id' | 'assemblyId' | 'version'>,
): DomainEvent {
  return {
    type: DELIVERY_REQUEUED,
    aggregateType: 'delivery',
    aggregateId: delivery.id,
    version: delivery.version,
    assemblyId: delivery.assemblyId,
    payload: { deliveryId: delivery.id },
  };
}
