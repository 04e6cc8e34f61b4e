import type { MeetingRequest, OwnParty } from '../own-delegation/types.js';

export const tabs = ['received', 'sent', 'agreed', 'closed'] as const;
export type Tab = (typeof tabs)[number];

export const isTab = (value: unknown): value is Tab => tabs.some((tab) => tab === value);

const agreed = new Set(['accepted', 'scheduled', 'unplaced', 'change_requested', 'in_progress']);
const open = new Set(['requested', 'countered']);

/** Under which tab a request stands for its reader. */
export function tabOf(request: MeetingRequest, own: readonly OwnParty[]): Tab {
  // Of a meeting of several, one's own answer may be missing when others have agreed already.
  if (request.answerable.length > 0) return 'received';
  if (declinedByUs(request, own)) return 'closed';
  if (agreed.has(request.status)) return 'agreed';
  if (!open.has(request.status)) return 'closed';
  return asked(request, own) ? 'sent' : 'received';
}

/** Whether one of our parties asked for it. */
export const asked = (request: MeetingRequest, own: readonly OwnParty[]): boolean =>
  request.parties.some(
    ({ position, partyId }) => position === 0 && own.some(({ id }) => id === partyId),
  );

/** Whether we said no, also when the others meet without us. */
export function declinedByUs(request: MeetingRequest, own: readonly OwnParty[]): boolean {
  const ours = request.parties.filter(({ partyId }) => own.some(({ id }) => id === partyId));
  return ours.length > 0 && ours.every(({ answer }) => answer === 'declined');
}

const startOf = ({ booking }: MeetingRequest): number | undefined =>
  booking ? Date.parse(booking.startsAt) : undefined;

/**
 * Received: what waits for an answer first, the oldest above. Agreed: what has no place yet, then by
 * time. Sent and closed: the newest above.
 */
export function sorted(requests: readonly MeetingRequest[], tab: Tab): MeetingRequest[] {
  const age = (a: MeetingRequest, b: MeetingRequest) =>
    Date.parse(a.createdAt) - Date.parse(b.createdAt);
  if (tab === 'received') {
    return requests.toSorted(
      (a, b) => Number(b.answerable.length > 0) - Number(a.answerable.length > 0) || age(a, b),
    );
  }
  if (tab === 'agreed') {
    return requests.toSorted((a, b) => (startOf(a) ?? 0) - (startOf(b) ?? 0) || age(b, a));
  }
  return requests.toSorted((a, b) => age(b, a));
}
