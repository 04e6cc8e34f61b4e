/** What a change of a delegation can be about. */
export const HISTORY_KINDS = [
  'registration',
  'people',
  'accreditation',
  'credentials',
  'travel',
  'requests',
  'voting',
] as const;
export type HistoryKind = (typeof HISTORY_KINDS)[number];

/** The actions of each kind, with `%` for any end. */
export const ACTIONS_OF_KIND: Readonly<Record<HistoryKind, readonly string[]>> = {
  registration: ['delegation.%', 'focal_point.%', 'party.%'],
  people: [
    'delegate.added',
    'delegate.walk_in',
    'delegate.changed',
    'delegate.removed',
    'delegate.replaced',
    'delegate.document_revealed',
  ],
  accreditation: [
    'delegate.returned',
    'delegate.pending',
    'delegate.on_hold',
    'delegate.cleared',
    'delegate.refusal_proposed',
    'delegate.refused',
    'delegate.revoked',
    'delegate.badge_issued',
    'delegate.checked_in',
    'delegate.checked_out',
  ],
  credentials: ['credentials.%'],
  travel: ['travel.%', 'visa_letter.%'],
  requests: ['permit.%', 'places.%'],
  voting: ['voting_right.%', 'roll_call.%'],
};
