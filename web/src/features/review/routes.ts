import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root.js';

export interface ReviewSearch {
  /** Id of the delegation that is open; the oldest one without it. */
  delegation?: string;
}

const reviewRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/review',
  validateSearch: ({ delegation }: Record<string, unknown>): ReviewSearch => ({
    ...(typeof delegation === 'string' && { delegation }),
  }),
  component: lazyRouteComponent(() => import('./ReviewPage.js'), 'ReviewPage'),
});

export const reviewRoutes = [reviewRoute];
