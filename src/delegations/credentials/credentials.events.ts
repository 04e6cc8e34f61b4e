import type { DomainEvent } from '../../outbox/domain-event.js';
import type { Credentials } from './credentials.entity.js';
import type { CredentialsTransition } from './domain/credentials-lifecycle.js';

export const CREDENTIALS_EVENTS = {
  submit: 'credentials.received',
  recall: 'credentials.recalled',
  verify: 'credentials.verified',
  reject: 'credentials.rejected',
  reopen: 'credentials.reopened',
} as const satisfies Record<CredentialsTransition, string>;

export interface CredentialsEventPayload {
  credentialsId: string;
  delegationId: string;
}

/** The fact that a transition makes. */
export function credentialsEvent(
  transition: CredentialsTransition,
  { id, version, assemblyId, delegationId }: Credentials,
): DomainEvent<CredentialsEventPayload> {
  return {
    type: CREDENTIALS_EVENTS[transition],
    aggregateType: 'credentials',
    aggregateId: id,
    version,
    assemblyId,
    payload: { credentialsId: id, delegationId },
  };
}

/** Type of the live signal to the organizers and to the delegation; the id is the delegation's. */
export const LIVE_CREDENTIALS = 'credentials.changed';
