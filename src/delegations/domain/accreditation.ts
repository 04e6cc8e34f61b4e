import type { Role } from '../../common/actor.js';
import type { DelegationStatus } from './delegation-lifecycle.js';

/** Where the accreditation of a person stands. A draft with a reason was returned for correction. */
export const ACCREDITATIONS = [
  'draft',
  'pending',
  'on_hold',
  'cleared',
  'refused',
  'badge_issued',
  'checked_in',
  'checked_out',
  'replaced',
  'revoked',
] as const;
export type Accreditation = (typeof ACCREDITATIONS)[number];

/** What reviewers do, and the delegation's own step: sending somebody (again) to review. */
export const REVIEW_STEPS = [
  'send',
  'return',
  'hold',
  'clear',
  'refuse',
  'reconsider',
  'revoke',
] as const;
export type ReviewStep = (typeof REVIEW_STEPS)[number];

/** What happens at the badge desk and at the entrance. */
export const DESK_STEPS = ['issue_badge', 'check_in', 'check_out'] as const;
export type DeskStep = (typeof DESK_STEPS)[number];

/** `change` follows a material change by itself, `replace` the entry of the next person. */
export type AccreditationStep = ReviewStep | DeskStep | 'change' | 'replace';

interface StepRule {
  from: readonly Accreditation[];
  to: Accreditation;
  /** Roles that may take it by themselves; a focal point only for its own delegation. */
  roles: readonly Role[];
  reasonRequired: boolean;
  /** Where the delegation must be. */
  delegation: readonly DelegationStatus[];
}

const REGISTERED: readonly DelegationStatus[] = ['submitted', 'approved', 'confirmed'];
const REVIEW = { roles: ['reviewer', 'organizer'], delegation: REGISTERED } as const;
const DESK = {
  roles: ['organizer', 'protocol', 'staff'],
  delegation: ['confirmed'],
  reasonRequired: false,
} as const;

const RULES: Record<AccreditationStep, StepRule> = {
  send: {
    from: ['draft'],
    to: 'pending',
    roles: ['focal_point', 'organizer'],
    reasonRequired: false,
    delegation: REGISTERED,
  },
  return: { ...REVIEW, from: ['pending', 'on_hold', 'cleared'], to: 'draft', reasonRequired: true },
  hold: { ...REVIEW, from: ['pending', 'cleared'], to: 'on_hold', reasonRequired: true },
  clear: { ...REVIEW, from: ['pending', 'on_hold'], to: 'cleared', reasonRequired: false },
  refuse: { ...REVIEW, from: ['pending', 'on_hold'], to: 'refused', reasonRequired: true },
  reconsider: {
    ...REVIEW,
    from: ['on_hold', 'cleared', 'refused', 'revoked'],
    to: 'pending',
    reasonRequired: false,
  },
  revoke: {
    ...REVIEW,
    from: ['cleared', 'badge_issued', 'checked_in', 'checked_out'],
    to: 'revoked',
    reasonRequired: true,
  },
  issue_badge: { ...DESK, from: ['cleared'], to: 'badge_issued' },
  check_in: { ...DESK, from: ['badge_issued', 'checked_out'], to: 'checked_in' },
  check_out: { ...DESK, from: ['checked_in'], to: 'checked_out' },
  change: {
    from: ['on_hold', 'cleared', 'badge_issued'],
    to: 'pending',
    roles: [],
    reasonRequired: false,
    delegation: ['returned', 'approved', 'confirmed', 'submitted'],
  },
  replace: {
    from: ['draft', 'pending', 'on_hold', 'cleared', 'badge_issued'],
    to: 'replaced',
    roles: [],
    reasonRequired: false,
    delegation: ['preparing', 'returned', 'approved', 'confirmed'],
  },
};

export function ruleOfStep(step: AccreditationStep): StepRule {
  return RULES[step];
}

/** The accreditation after a step; null when it cannot be taken from here. */
export function nextAccreditation(
  {
    accreditation,
    refusalProposedAt,
  }: { accreditation: Accreditation; refusalProposedAt: Date | null },
  step: AccreditationStep,
  delegation: DelegationStatus,
): Accreditation | null {
  const rule = RULES[step];
  if (!rule.delegation.includes(delegation)) return null;
  // A second reviewer turns a proposed refusal down: it goes back to the queue as it was.
  if (step === 'reconsider' && refusalProposedAt !== null) return 'pending';
  return rule.from.includes(accreditation) ? rule.to : null;
}

/** These have left the delegation: they take no place of its quota and fill no role in it. */
export const GONE: readonly Accreditation[] = ['replaced', 'refused', 'revoked'];

/** Whether the person takes a place of the quota and fills a role. */
export function takesPlace({ accreditation }: { accreditation: Accreditation }): boolean {
  return !GONE.includes(accreditation);
}

/** Whether a reviewer sent the person back to the delegation for correction. */
export function isReturned({
  accreditation,
  accreditationReason,
}: {
  accreditation: Accreditation;
  accreditationReason: string;
}): boolean {
  return accreditation === 'draft' && accreditationReason !== '';
}

/** What makes somebody another person for a reviewer: after a clearance it has to be looked at again. */
export const MATERIAL_FIELDS: ReadonlySet<string> = new Set([
  'role',
  'givenNames',
  'familyName',
  'nativeName',
  'nationality',
  'dateOfBirth',
  'documentType',
  'documentNumber',
  'documentCountry',
  'documentExpiresOn',
  'photoFileId',
]);
