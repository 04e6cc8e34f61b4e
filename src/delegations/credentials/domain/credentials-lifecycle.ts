import type { Role } from '../../../common/actor.js';

/** Lifecycle of a delegation's credentials: which transition leads from which status to which. */
export const CREDENTIALS_STATUSES = ['missing', 'received', 'verified', 'rejected'] as const;
export type CredentialsStatus = (typeof CREDENTIALS_STATUSES)[number];

export const CREDENTIALS_TRANSITIONS = ['submit', 'recall', 'verify', 'reject', 'reopen'] as const;
export type CredentialsTransition = (typeof CREDENTIALS_TRANSITIONS)[number];

export interface CredentialsRule {
  from: readonly CredentialsStatus[];
  to: CredentialsStatus;
  /** Roles that may take it; a focal point only for its own delegation. */
  roles: readonly Role[];
  /** A step of the delegation itself: an organizer who takes it acts on its behalf. */
  own: boolean;
}

const BY_DELEGATION: readonly Role[] = ['focal_point', 'organizer'];
const BY_REVIEW: readonly Role[] = ['reviewer', 'organizer'];

export const CREDENTIALS_RULES: Record<CredentialsTransition, CredentialsRule> = {
  submit: { from: ['missing', 'rejected'], to: 'received', roles: BY_DELEGATION, own: true },
  // Before anybody has decided, the delegation may take its letter back and correct it.
  recall: { from: ['received'], to: 'missing', roles: BY_DELEGATION, own: true },
  verify: { from: ['received'], to: 'verified', roles: BY_REVIEW, own: false },
  reject: { from: ['received'], to: 'rejected', roles: BY_REVIEW, own: false },
  // A decision that was wrong, or a letter that a newer one replaces: back to the reviewers.
  reopen: { from: ['verified', 'rejected'], to: 'received', roles: BY_REVIEW, own: false },
};

/** Whether letter, signatory and powers can be changed: not while somebody reads them, nor afterwards. */
export function isEditable(status: CredentialsStatus): boolean {
  return status === 'missing' || status === 'rejected';
}

/** Why a letter is rejected. Each has its sentence in four languages; `other` needs words of its own. */
export const REJECTIONS = [
  'not_signed',
  'illegible',
  'wrong_assembly',
  'signatory_not_competent',
  'names_differ',
  'powers_unclear',
  'other',
] as const;
export type Rejection = (typeof REJECTIONS)[number];
