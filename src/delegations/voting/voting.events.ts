import type { DomainEvent } from '../../outbox/domain-event.js';
import type { VotingSuspension } from './voting-suspension.entity.js';

export const VOTING_RIGHT_SUSPENDED = 'voting_right.suspended';
export const VOTING_RIGHT_RESTORED = 'voting_right.restored';

export interface VotingRightPayload {
  memberIso2: string;
  suspensionId: string;
  /** Of the member at this Assembly; null where it has none yet. */
  delegationId: string | null;
}

/** The fact that a member may not vote, or may again. */
export function votingRightEvent(
  type: typeof VOTING_RIGHT_SUSPENDED | typeof VOTING_RIGHT_RESTORED,
  { id, version, assemblyId, memberIso2 }: VotingSuspension,
  delegationId: string | null,
): DomainEvent<VotingRightPayload> {
  return {
    type,
    aggregateType: 'voting_suspension',
    aggregateId: id,
    version,
    assemblyId,
    payload: { memberIso2, suspensionId: id, delegationId },
  };
}

/** Type of the live signal to the organizers: the roll, its rules or who is in the hall changed. */
export const LIVE_VOTING = 'voting.changed';
