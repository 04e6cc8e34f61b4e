import { createRouter } from '@tanstack/react-router';
import { queryClient } from '../api/query-client.js';
import { authRoutes } from '../features/auth/routes.js';
import { informationRoutes } from '../features/information/routes.js';
import { agendaRoutes } from '../features/agenda/routes.js';
import { availabilityRoutes } from '../features/availability/routes.js';
import { homeRoutes } from '../features/home/routes.js';
import { inboxRoutes } from '../features/inbox/routes.js';
import { delegationMeetingsRoutes } from '../features/meetings/routes.js';
import { peopleRoutes } from '../features/people/routes.js';
import { profileRoutes } from '../features/profile/routes.js';
import { startRoute } from './start.js';
import { AppError } from './AppError.js';
import { NotFound } from './NotFound.js';
import { PageSkeleton } from './PageSkeleton.js';
import { publicRoute, rootRoute, shellRoute } from './root.js';

// A feature's routes join here: one import and one line.
const routeTree = rootRoute.addChildren([
  publicRoute.addChildren([...authRoutes, ...informationRoutes]),
  shellRoute.addChildren([
    startRoute,
    ...profileRoutes,
    ...homeRoutes,
    ...peopleRoutes,
    ...delegationMeetingsRoutes,
    ...availabilityRoutes,
    ...agendaRoutes,
    ...inboxRoutes,
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
