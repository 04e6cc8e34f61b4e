import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root.js';

export interface MailboxSearch {
  /** Id of the mail that is open. */
  mail?: string;
  /** Only mails to this address. */
  to?: string;
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

const mailboxRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/mailbox',
  validateSearch: (search: Record<string, unknown>): MailboxSearch => {
    const mail = text(search['mail']);
    const to = text(search['to']);
    return { ...(mail && { mail }), ...(to && { to }) };
  },
  component: lazyRouteComponent(() => import('./MailboxPage.js'), 'MailboxPage'),
});

export const mailboxRoutes = [mailboxRoute];
