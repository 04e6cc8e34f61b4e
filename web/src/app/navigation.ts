import type { LargeIconName } from '../components/icons.js';
import type { Role, Session } from './session.js';

export interface NavEntry {
  /** Path of a registered route; an entry whose route is not there is not shown. */
  to: string;
  /** Text `nav:<key>`. */
  key: string;
  /** For the phone's bottom bar. */
  icon: LargeIconName;
}

const entry = (to: string, key: string, icon: LargeIconName): NavEntry => ({ to, key, icon });

const organizer: NavEntry[] = [
  entry('/overview', 'overview', 'dashboard'),
  entry('/registration', 'registration', 'list'),
  entry('/review', 'review', 'task'),
  entry('/meetings', 'meetings', 'partnership'),
  entry('/board', 'board', 'table-of-contents'),
  entry('/rooms', 'rooms', 'building'),
  entry('/programme', 'programme', 'calendar'),
  entry('/messages', 'messages', 'email'),
  entry('/duties', 'duties', 'task'),
  entry('/contacts', 'contacts', 'user--avatar'),
  entry('/reports', 'reports', 'report'),
  entry('/settings', 'settings', 'settings'),
];

const delegation: NavEntry[] = [
  entry('/delegation', 'home', 'home'),
  entry('/delegation/agenda', 'agenda', 'calendar'),
  entry('/delegation/meetings', 'meetings', 'partnership'),
  entry('/delegation/people', 'people', 'user--multiple'),
  entry('/delegation/travel', 'travel', 'plane'),
  entry('/delegation/credentials', 'credentials', 'certificate'),
  entry('/delegation/availability', 'availability', 'time'),
  entry('/inbox', 'inbox', 'notification'),
];

const staff: NavEntry[] = [
  entry('/duties', 'duties', 'task'),
  entry('/inbox', 'inbox', 'email'),
  entry('/rooms', 'rooms', 'building'),
];

const admin: NavEntry[] = [
  entry('/admin/assembly', 'assembly', 'events'),
  entry('/admin/users', 'users', 'user--multiple'),
];

const mailbox: NavEntry = entry('/mailbox', 'mailbox', 'email--new');

const byRole: Partial<Record<Role, NavEntry[]>> = {
  organizer,
  reviewer: [
    entry('/overview', 'overview', 'dashboard'),
    entry('/registration', 'registration', 'list'),
    entry('/review', 'review', 'task'),
    entry('/voting', 'voting', 'events'),
  ],
  protocol: [
    entry('/overview', 'overview', 'dashboard'),
    entry('/registration', 'registration', 'list'),
    entry('/voting', 'voting', 'events'),
    entry('/board', 'board', 'calendar'),
    entry('/duties', 'duties', 'task'),
    entry('/inbox', 'inbox', 'notification'),
    entry('/reports', 'reports', 'report'),
    entry('/rooms', 'rooms', 'building'),
  ],
  focal_point: delegation,
  delegate: [
    entry('/delegation', 'home', 'home'),
    entry('/delegation/agenda', 'agenda', 'calendar'),
    entry('/inbox', 'inbox', 'notification'),
  ],
  staff,
  admin: [...organizer, ...admin],
};

/** From the widest role to the narrowest: the first decides what stands first. */
const order: Role[] = [
  'organizer',
  'admin',
  'reviewer',
  'protocol',
  'focal_point',
  'delegate',
  'staff',
];

/**
 * The pages of the reader's roles, each once, in reading order.
 * @param hasRoute whether the router knows the path
 */
export function navigationFor(session: Session, hasRoute: (path: string) => boolean): NavEntry[] {
  const entries = order
    .filter((role) => session.user.roles.includes(role))
    .flatMap((role) => byRole[role] ?? []);
  const runsIt = session.user.roles.some((role) => role === 'admin' || role === 'organizer');
  if (session.demonstration && runsIt) entries.push(mailbox);
  const seen = new Set<string>();
  return entries.filter(({ to }) => hasRoute(to) && !seen.has(to) && seen.add(to));
}

/** The entry whose page is open: the longest path that the current one begins with. */
export function activeEntry(entries: readonly NavEntry[], pathname: string): NavEntry | undefined {
  return entries
    .filter(({ to }) => pathname === to || pathname.startsWith(`${to}/`))
    .toSorted((a, b) => b.to.length - a.to.length)[0];
}
