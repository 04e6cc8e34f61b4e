import type { CredentialsStatus } from '../../credentials/domain/credentials-lifecycle.js';
import type { PowerDecision } from '../../credentials/domain/powers.js';
import type { DelegationStatus } from '../../domain/delegation-lifecycle.js';

/** Why a member may not vote, the first reason that applies. */
export const VOTING_OBSTACLES = [
  'suspended',
  'no_delegation',
  'not_coming',
  'not_confirmed',
  'credentials_missing',
  'credentials_received',
  'credentials_rejected',
  'vote_not_granted',
] as const;
export type VotingObstacle = (typeof VOTING_OBSTACLES)[number];

export interface VotingFacts {
  /** Null without a delegation. */
  delegation: DelegationStatus | null;
  credentials: CredentialsStatus;
  /** What was decided on the power to vote; null when the letter does not name it. */
  vote: PowerDecision | null;
  suspended: boolean;
}

/** A member votes when its delegation is confirmed, its verified letter grants the vote, and nothing suspends it. */
export function votingObstacle(facts: VotingFacts): VotingObstacle | null {
  const { delegation, credentials, vote, suspended } = facts;
  if (suspended) return 'suspended';
  if (delegation === null) return 'no_delegation';
  if (delegation === 'declined' || delegation === 'withdrawn') return 'not_coming';
  if (delegation !== 'confirmed') return 'not_confirmed';
  if (credentials === 'missing') return 'credentials_missing';
  if (credentials === 'received') return 'credentials_received';
  if (credentials === 'rejected') return 'credentials_rejected';
  return vote === 'granted' ? null : 'vote_not_granted';
}

/** How it is known whether a delegation is in the hall. */
export const PRESENCE_SOURCES = ['roll_call', 'check_in'] as const;
export type PresenceSource = (typeof PRESENCE_SOURCES)[number];

export interface Presence {
  present: boolean;
  /** Null where nothing is known: absent. */
  source: PresenceSource | null;
  at: Date | null;
}

/**
 * Whether a delegation is in the hall. What the roll call says counts until a new one begins; before it a
 * delegation is present once its head or alternate has checked in.
 */
export function presenceOf(
  mark: { present: boolean; at: Date } | null,
  checkedInAt: Date | null,
): Presence {
  if (mark) return { present: mark.present, source: 'roll_call', at: mark.at };
  if (checkedInAt) return { present: true, source: 'check_in', at: checkedInAt };
  return { present: false, source: null, at: null };
}
