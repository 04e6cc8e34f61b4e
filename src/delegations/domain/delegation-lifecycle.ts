/** Lifecycle of a delegation: which transition leads from which status to which. */
export const DELEGATION_STATUSES = [
  'invited',
  'preparing',
  'submitted',
  'returned',
  'approved',
  'confirmed',
  'declined',
  'withdrawn',
] as const;
export type DelegationStatus = (typeof DELEGATION_STATUSES)[number];

export const DELEGATION_TRANSITIONS = [
  'prepare',
  'submit',
  'return',
  'approve',
  'confirm',
  'reopen',
  'decline',
  'withdraw',
] as const;
export type DelegationTransition = (typeof DELEGATION_TRANSITIONS)[number];

const TRANSITIONS: Record<
  DelegationTransition,
  { from: readonly DelegationStatus[]; to: DelegationStatus }
> = {
  prepare: { from: ['invited'], to: 'preparing' },
  submit: { from: ['preparing', 'returned'], to: 'submitted' },
  return: { from: ['submitted'], to: 'returned' },
  approve: { from: ['submitted'], to: 'approved' },
  confirm: { from: ['approved'], to: 'confirmed' },
  // The session changed (another city, other dates): who had confirmed is asked again.
  reopen: { from: ['confirmed'], to: 'approved' },
  decline: { from: ['invited', 'preparing'], to: 'declined' },
  withdraw: {
    from: ['invited', 'preparing', 'submitted', 'returned', 'approved', 'confirmed'],
    to: 'withdrawn',
  },
};

/** The status after a transition, or null when it is not allowed from `status`. */
export function nextStatus(
  status: DelegationStatus,
  transition: DelegationTransition,
): DelegationStatus | null {
  const rule = TRANSITIONS[transition];
  return rule.from.includes(status) ? rule.to : null;
}

/** Transitions open from a status, for the one next action of a page. */
export function openTransitions(status: DelegationStatus): DelegationTransition[] {
  return DELEGATION_TRANSITIONS.filter((transition) =>
    TRANSITIONS[transition].from.includes(status),
  );
}

/** "Registered" in counts means submitted or later. */
export function isRegistered(status: DelegationStatus): boolean {
  return ['submitted', 'approved', 'confirmed'].includes(status);
}
