import type { Role } from '../../common/actor.js';
import type { DelegationTransition } from './delegation-lifecycle.js';

/** What a transition asks for, beyond the status from which it may start. */
export interface TransitionRule {
  /** Roles that may take it; a focal point only for its own delegation. */
  roles: readonly Role[];
  /** A step of the delegation itself: an organizer who takes it acts on its behalf. */
  own: boolean;
  reasonRequired: boolean;
  /** Until when the delegation itself may take it. */
  deadline: 'registration' | 'confirmation' | null;
}

const BY_DELEGATION: readonly Role[] = ['focal_point', 'organizer'];
const BY_REVIEW: readonly Role[] = ['reviewer', 'organizer'];

export const TRANSITION_RULES: Record<DelegationTransition, TransitionRule> = {
  prepare: { roles: BY_DELEGATION, own: true, reasonRequired: false, deadline: null },
  submit: { roles: BY_DELEGATION, own: true, reasonRequired: false, deadline: 'registration' },
  return: { roles: BY_REVIEW, own: false, reasonRequired: true, deadline: null },
  approve: { roles: BY_REVIEW, own: false, reasonRequired: false, deadline: null },
  confirm: { roles: BY_DELEGATION, own: true, reasonRequired: false, deadline: 'confirmation' },
  reopen: { roles: ['organizer'], own: false, reasonRequired: true, deadline: null },
  decline: { roles: BY_DELEGATION, own: true, reasonRequired: true, deadline: null },
  withdraw: { roles: ['organizer'], own: true, reasonRequired: false, deadline: null },
};

/**
 * The deadline that counts for a delegation taking the step by itself. What was returned may be corrected
 * after the registration closed: the delegation was in time, the wish to change came from the organizers.
 */
export function deadlineOf(
  transition: DelegationTransition,
  status: string,
): TransitionRule['deadline'] {
  return transition === 'submit' && status === 'returned'
    ? null
    : TRANSITION_RULES[transition].deadline;
}
