import type { DomainEvent } from '../outbox/domain-event.js';
import type { Invitation } from './invitation.entity.js';

export const INVITATION_CREATED = 'invitation.created';
export const PASSWORD_RESET_REQUESTED = 'password_reset.requested';

export interface InvitationPayload {
  invitationId: string;
}

/** A link waits to be sent: the mail is written from the invitation as it is then. */
export function linkCreated(invitation: Invitation): DomainEvent {
  const payload: InvitationPayload = { invitationId: invitation.id };
  return {
    type: invitation.purpose === 'password_reset' ? PASSWORD_RESET_REQUESTED : INVITATION_CREATED,
    aggregateType: 'invitation',
    aggregateId: invitation.id,
    version: invitation.version,
    assemblyId: invitation.assemblyId,
    payload: { ...payload },
  };
}
