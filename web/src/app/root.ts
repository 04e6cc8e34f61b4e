import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { AppError } from './AppError.js';
import { NotFound } from './NotFound.js';
import { RootLayout } from './RootLayout.js';
import { sessionQuery } from './session.js';
import { Shell } from './Shell.js';

export interface RouterContext {
  queryClient: QueryClient;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: RootLayout,
  notFoundComponent: NotFound,
  errorComponent: AppError,
});

/** Parent of every page that needs a signed-in reader: top bar, phone bar, live updates. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (!session) throw redirect({ to: '/sign-in', search: { from: location.href } });
    return { session };
  },
});

/** Parent of sign-in, links from mails and the pages that everybody may read. */
export const publicRoute = createRoute({ getParentRoute: () => rootRoute, id: 'public' });
