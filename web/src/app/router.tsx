import { createRouter } from '@tanstack/react-router';
import { queryClient } from '../api/query-client.js';
import { authRoutes } from '../features/auth/routes.js';
import { informationRoutes } from '../features/information/routes.js';
import { agendaRoutes } from '../features/agenda/routes.js';
import { availabilityRoutes } from '../features/availability/routes.js';
import { credentialsRoutes } from '../features/credentials/routes.js';
import { votingRoutes } from '../features/voting/routes.js';
import { homeRoutes } from '../features/home/routes.js';
import { inboxRoutes } from '../features/inbox/routes.js';
import { delegationMeetingsRoutes } from '../features/meetings/routes.js';
import { peopleRoutes } from '../features/people/routes.js';
import { travelRoutes } from '../features/travel/routes.js';
import { profileRoutes } from '../features/profile/routes.js';
import { contactsRoutes } from '../features/contacts/routes.js';
import { dutiesRoutes } from '../features/duties/routes.js';
import { mailboxRoutes } from '../features/mailbox/routes.js';
import { messagesRoutes } from '../features/messages/routes.js';
import { programmeRoutes } from '../features/programme/routes.js';
import { queuesRoutes } from '../features/queues/routes.js';
import { roomsRoutes } from '../features/rooms/routes.js';
import { settingsRoutes } from '../features/settings/routes.js';
import { setupRoutes } from '../features/setup/routes.js';
import { usersRoutes } from '../features/users/routes.js';
import { boardRoutes } from '../features/board/routes.js';
import { reportsRoutes } from '../features/reports/routes.js';
import { requestsRoutes } from '../features/meetings-overview/routes.js';
import { overviewRoutes } from '../features/overview/routes.js';
import { plansRoutes } from '../features/plans/routes.js';
import { registrationRoutes } from '../features/registration/routes.js';
import { reviewRoutes } from '../features/review/routes.js';
import { startRoute } from './start.js';
import { AppError } from './AppError.js';
import { NotFound } from './NotFound.js';
import { PageSkeleton } from './PageSkeleton.js';
import { publicRoute, rootRoute, shellRoute } from './root.js';

// A feature's routes join here: one import and one line.
const routeTree = rootRoute.addChildren([
  publicRoute.addChildren([...authRoutes, ...informationRoutes]),
  // Beside the shell: without sign-in too, with the reader's pages where there is one.
  ...mailboxRoutes,
  shellRoute.addChildren([
    startRoute,
    ...reviewRoutes,
    ...registrationRoutes,
    ...plansRoutes,
    ...overviewRoutes,
    ...requestsRoutes,
    ...reportsRoutes,
    ...boardRoutes,
    ...profileRoutes,
    ...homeRoutes,
    ...peopleRoutes,
    ...credentialsRoutes,
    ...votingRoutes,
    ...travelRoutes,
    ...delegationMeetingsRoutes,
    ...availabilityRoutes,
    ...agendaRoutes,
    ...inboxRoutes,
    ...settingsRoutes,
    ...setupRoutes,
    ...usersRoutes,
    ...roomsRoutes,
    ...programmeRoutes,
    ...contactsRoutes,
    ...messagesRoutes,
    ...queuesRoutes,
    ...dutiesRoutes,
  ]),
]);

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  // TanStack Query keeps the data; the router never serves its own copy.
  defaultPreloadStaleTime: 0,
  defaultPendingComponent: PageSkeleton,
  defaultPendingMs: 200,
  defaultErrorComponent: AppError,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
