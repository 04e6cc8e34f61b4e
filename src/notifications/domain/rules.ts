/** Whom an event concerns. */
export type Audience =
  | 'delegation'
  | 'assembly_reviewers'
  | 'other_parties'
  | 'all_parties'
  | 'assignee'
  | 'assembly_organizers'
  /** Protocol and organizers: both decide on permits. */
  | 'permit_deciders'
  | 'invitation';

export interface NotificationRule {
  audience: Audience;
  /** Later events of the same aggregate after which the message would be wrong. */
  supersededBy: readonly string[];
  /** Only such later events count that name the same assignee. */
  sameAssignee?: boolean;
  /** Where the reader goes from it, a path of the client. */
  link: string;
}

const DELEGATION = [
  'delegation.submitted',
  'delegation.returned',
  'delegation.approved',
  'delegation.confirmed',
  'delegation.declined',
  'delegation.withdrawn',
  'delegation.reopened',
] as const;
const CREDENTIALS = [
  'credentials.received',
  'credentials.recalled',
  'credentials.verified',
  'credentials.rejected',
  'credentials.reopened',
] as const;
const PLACEMENT = ['meeting.scheduled', 'meeting.rescheduled', 'meeting.cancelled'] as const;
const DUTY = ['duty.assigned', 'duty.changed', 'duty.cancelled', 'duty.unassigned'] as const;

const delegation = (audience: Audience, link: string): NotificationRule => ({
  audience,
  link,
  supersededBy: DELEGATION,
});
const credentials = (audience: Audience, link: string): NotificationRule => ({
  audience,
  link,
  supersededBy: CREDENTIALS,
});
const meeting = (link: string): NotificationRule => ({
  audience: 'all_parties',
  link,
  supersededBy: PLACEMENT,
});
const request = (supersededBy: readonly string[]): NotificationRule => ({
  audience: 'other_parties',
  link: '/delegation/meetings',
  supersededBy,
});
const duty: NotificationRule = {
  audience: 'assignee',
  link: '/duties',
  supersededBy: DUTY,
  sameAssignee: true,
};

const PERSON = [
  'delegate.pending',
  'delegate.returned',
  'delegate.on_hold',
  'delegate.cleared',
  'delegate.refused',
  'delegate.revoked',
  'delegate.replaced',
] as const;
const person = (audience: Audience): NotificationRule => ({
  audience,
  link: audience === 'delegation' ? '/delegation/people' : '/review?kind=person',
  supersededBy: PERSON,
});
const answered = (
  audience: Audience,
  link: string,
  supersededBy: readonly string[] = [],
): NotificationRule => ({ audience, link, supersededBy });
const VOTING_RIGHT = ['voting_right.suspended', 'voting_right.restored'] as const;

/** Which events are told to whom. What is not named here is told to nobody. */
export const RULES = {
  'invitation.created': { audience: 'invitation', link: '', supersededBy: [] },
  'password_reset.requested': { audience: 'invitation', link: '', supersededBy: [] },
  'delegation.submitted': delegation('assembly_reviewers', '/review'),
  'delegation.returned': delegation('delegation', '/delegation'),
  'delegation.approved': delegation('delegation', '/delegation'),
  'delegation.confirmed': delegation('delegation', '/delegation'),
  'delegation.declined': delegation('delegation', '/delegation'),
  'delegation.withdrawn': delegation('delegation', '/delegation'),
  'delegation.reopened': delegation('delegation', '/delegation'),
  'delegation.reminded': delegation('delegation', '/delegation'),
  'delegation.deadline_moved': {
    audience: 'delegation',
    link: '/delegation',
    supersededBy: ['delegation.deadline_moved'],
  },
  'visa_letters.ready': {
    audience: 'delegation',
    link: '/delegation/travel',
    supersededBy: ['delegation.withdrawn', 'visa_letters.ready'],
  },
  'credentials.received': credentials('assembly_reviewers', '/review'),
  'credentials.verified': credentials('delegation', '/delegation/credentials'),
  'credentials.rejected': credentials('delegation', '/delegation/credentials'),
  'credentials.reopened': credentials('delegation', '/delegation/credentials'),
  // A clearance is no news: the approval of the delegation says it for everybody.
  'delegate.returned': person('delegation'),
  'delegate.on_hold': person('delegation'),
  'delegate.refused': person('delegation'),
  'delegate.revoked': person('delegation'),
  'delegate.refusal_proposed': person('assembly_reviewers'),
  // Also after a decision: the delegation did not enter this person and should know of it.
  'walk_in.registered': answered('delegation', '/delegation/people'),
  'permit.requested': answered('permit_deciders', '/registration', [
    'permit.approved',
    'permit.refused',
    'permit.withdrawn',
  ]),
  'permit.approved': answered('delegation', '/delegation/people'),
  'permit.refused': answered('delegation', '/delegation/people'),
  'permit.withdrawn': answered('permit_deciders', '/registration'),
  'places.requested': answered('assembly_organizers', '/registration', [
    'places.granted',
    'places.refused',
  ]),
  'places.granted': answered('delegation', '/delegation/people'),
  'places.refused': answered('delegation', '/delegation/people'),
  'voting_right.suspended': answered('delegation', '/delegation', VOTING_RIGHT),
  'voting_right.restored': answered('delegation', '/delegation', VOTING_RIGHT),
  // A third party's answer does not make the question stale for the others: only withdrawal does.
  'meeting_request.created': request(['meeting_request.withdrawn']),
  'meeting_request.accepted': request(['meeting_request.withdrawn']),
  'meeting_request.declined': request([]),
  'meeting_request.withdrawn': request([]),
  'meeting.scheduled': meeting('/delegation/agenda'),
  'meeting.rescheduled': meeting('/delegation/agenda'),
  'meeting.cancelled': meeting('/delegation/meetings'),
  'duty.assigned': duty,
  'duty.changed': duty,
  'duty.cancelled': duty,
  'duty.unassigned': duty,
  'duty.refused': {
    audience: 'assembly_organizers',
    link: '/duties',
    supersededBy: ['duty.assigned', 'duty.cancelled'],
  },
} as const satisfies Record<string, NotificationRule>;

export type NotificationType = keyof typeof RULES;
export const NOTIFICATION_TYPES = Object.keys(RULES) as NotificationType[];

export function ruleOf(type: string): NotificationRule | null {
  return (RULES as Record<string, NotificationRule | undefined>)[type] ?? null;
}
