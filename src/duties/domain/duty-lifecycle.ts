/**
 * Lifecycle of a duty. `changed` asks its assignee to acknowledge again, also after `done`: a room that was
 * prepared for a meeting that moved has to be prepared elsewhere.
 */
export const DUTY_STATUSES = [
  'new',
  'acknowledged',
  'started',
  'done',
  'changed',
  'cannot',
  'cancelled',
] as const;
export type DutyStatus = (typeof DUTY_STATUSES)[number];

export type DutyTransition = 'acknowledge' | 'start' | 'finish' | 'refuse' | 'change' | 'cancel';

const TRANSITIONS: Record<DutyTransition, { from: readonly DutyStatus[]; to: DutyStatus }> = {
  acknowledge: { from: ['new', 'changed'], to: 'acknowledged' },
  start: { from: ['acknowledged'], to: 'started' },
  finish: { from: ['acknowledged', 'started'], to: 'done' },
  refuse: { from: ['new', 'changed', 'acknowledged'], to: 'cannot' },
  change: { from: ['changed', 'acknowledged', 'started', 'done', 'cannot'], to: 'changed' },
  cancel: { from: ['new', 'changed', 'acknowledged', 'started', 'cannot'], to: 'cancelled' },
};

/** The status after a transition, or null when it is not allowed from `status`. */
export function nextStatus(status: DutyStatus, transition: DutyTransition): DutyStatus | null {
  const rule = TRANSITIONS[transition];
  return rule.from.includes(status) ? rule.to : null;
}
