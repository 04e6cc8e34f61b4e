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

/** Steps that its assignee takes. */
export const DUTY_STEPS = ['acknowledge', 'start', 'finish', 'refuse'] as const;
export type DutyStep = (typeof DUTY_STEPS)[number];

/** Those, and what its meeting does to it. */
export type DutyTransition = DutyStep | 'change' | 'cancel';

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

/** Statuses in which a duty takes its assignee's time. */
export const BUSY_STATUSES: readonly DutyStatus[] = ['new', 'acknowledged', 'started', 'changed'];

/** Whether it takes its assignee's time. */
export function isBusy(status: DutyStatus): boolean {
  return BUSY_STATUSES.includes(status);
}
