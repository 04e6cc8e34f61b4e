/** Lifecycle of a meeting request. A pending request never holds a slot. */
export const REQUEST_STATUSES = [
  'requested',
  'accepted',
  'declined',
  'countered',
  'expired',
  'withdrawn',
  'scheduled',
  'unplaced',
  'change_requested',
  'cancelled',
  'in_progress',
  'held',
  'no_show',
] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

/** Statuses in which another request between the same parties at the same level is a duplicate. */
export const OPEN_STATUSES: readonly RequestStatus[] = [
  'requested',
  'countered',
  'accepted',
  'scheduled',
  'unplaced',
  'change_requested',
];

/** Statuses whose requests the optimizer places. */
export const PLACEABLE_STATUSES: readonly RequestStatus[] = [
  'accepted',
  'scheduled',
  'unplaced',
  'change_requested',
];

/**
 * Statuses in which parties that have not answered still can. Not once the meeting has its place: whoever
 * joins must be free then, which only a plan can say.
 */
export const ANSWERABLE_STATUSES: readonly RequestStatus[] = [
  'requested',
  'countered',
  'accepted',
  'unplaced',
];

export type RequestTransition =
  'accept' | 'decline' | 'withdraw' | 'expire' | 'schedule' | 'leave_unplaced' | 'cancel';

const TRANSITIONS: Record<
  RequestTransition,
  { from: readonly RequestStatus[]; to: RequestStatus }
> = {
  accept: { from: ['requested', 'countered'], to: 'accepted' },
  decline: { from: ['requested', 'countered'], to: 'declined' },
  withdraw: { from: ['requested', 'countered', 'accepted', 'unplaced'], to: 'withdrawn' },
  expire: { from: ['requested', 'countered'], to: 'expired' },
  schedule: { from: ['accepted', 'unplaced', 'change_requested', 'scheduled'], to: 'scheduled' },
  leave_unplaced: {
    from: ['accepted', 'scheduled', 'change_requested', 'unplaced'],
    to: 'unplaced',
  },
  cancel: { from: ['scheduled', 'change_requested'], to: 'cancelled' },
};

/** The status after a transition, or null when it is not allowed from `status`. */
export function nextStatus(
  status: RequestStatus,
  transition: RequestTransition,
): RequestStatus | null {
  const rule = TRANSITIONS[transition];
  return rule.from.includes(status) ? rule.to : null;
}
