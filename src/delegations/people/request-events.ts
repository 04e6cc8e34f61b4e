import type { DomainEvent } from '../../outbox/domain-event.js';

/**
 * Facts about permits and places: asked for and taken back to those who decide, the answer to the
 * delegation.
 */
export const REQUEST_EVENTS = {
  permitRequested: 'permit.requested',
  permitApproved: 'permit.approved',
  permitRefused: 'permit.refused',
  permitWithdrawn: 'permit.withdrawn',
  placesRequested: 'places.requested',
  placesGranted: 'places.granted',
  placesRefused: 'places.refused',
} as const;
export type RequestEventType = (typeof REQUEST_EVENTS)[keyof typeof REQUEST_EVENTS];

export interface RequestEventPayload {
  delegationId: string;
}

export function requestEvent(
  type: RequestEventType,
  request: { id: string; version: number; assemblyId: string; delegationId: string },
): DomainEvent<RequestEventPayload> {
  return {
    type,
    aggregateType: type.startsWith('permit') ? 'permit_request' : 'place_request',
    aggregateId: request.id,
    version: request.version,
    assemblyId: request.assemblyId,
    payload: { delegationId: request.delegationId },
  };
}
