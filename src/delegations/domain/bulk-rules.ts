import type { DeadlineStep } from '../../assemblies/deadline.entity.js';
import { isEditable, type CredentialsStatus } from '../credentials/domain/credentials-lifecycle.js';
import type { DelegationStatus } from './delegation-lifecycle.js';

export const BULK_KINDS = ['invite', 'remind', 'move_deadline', 'reconfirm'] as const;
export type BulkKind = (typeof BULK_KINDS)[number];

export const BULK_STATUSES = ['waiting', 'running', 'done', 'undone'] as const;
export type BulkStatus = (typeof BULK_STATUSES)[number];

export type BulkItemState = 'pending' | 'done' | 'skipped';

/** Why a step does nothing for a delegation. */
export const BULK_SKIPS = [
  'not_coming',
  'step_done',
  'not_there_yet',
  'not_confirmed',
  'no_focal_point',
  'has_focal_point',
  'undone',
] as const;
export type BulkSkip = (typeof BULK_SKIPS)[number];

export interface BulkWish {
  kind: BulkKind;
  step: DeadlineStep | null;
}

/** What decides whether a step concerns a delegation. */
export interface BulkTarget {
  status: DelegationStatus;
  credentials: CredentialsStatus;
  /** Focal points with an account. */
  focalPoints: number;
}

const GONE: readonly DelegationStatus[] = ['declined', 'withdrawn'];
const NOT_SUBMITTED: readonly DelegationStatus[] = ['invited', 'preparing', 'returned'];

/** Whether the delegation still has the step before it; null when it has, else why not. */
function openStep(step: DeadlineStep, { status, credentials }: BulkTarget): BulkSkip | null {
  if (step === 'registration') return NOT_SUBMITTED.includes(status) ? null : 'step_done';
  if (step === 'confirmation') {
    if (status === 'confirmed') return 'step_done';
    return status === 'approved' ? null : 'not_there_yet';
  }
  // The letter can be handed in long before the delegation confirms.
  if (step === 'credentials') return isEditable(credentials) ? null : 'step_done';
  return status === 'confirmed' ? null : 'not_confirmed';
}

/** Null when the step is to be taken for the delegation, else why it is skipped; one that is no more does not come. */
export function skipReason(
  { kind, step }: BulkWish,
  target: BulkTarget | undefined,
): BulkSkip | null {
  if (!target || GONE.includes(target.status)) return 'not_coming';
  switch (kind) {
    case 'invite':
      return target.focalPoints > 0 ? 'has_focal_point' : null;
    case 'remind': {
      const skip = step === null ? null : openStep(step, target);
      return skip ?? (target.focalPoints === 0 ? 'no_focal_point' : null);
    }
    case 'move_deadline':
      return step === null ? null : openStep(step, target);
    case 'reconfirm':
      return target.status === 'confirmed' ? null : 'not_confirmed';
  }
}
