import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root.js';

export interface TravelSearch {
  /** Id of the person whose travel is open. */
  person?: string;
}

const travelRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/delegation/travel',
  validateSearch: (search: Record<string, unknown>): TravelSearch => ({
    ...(typeof search['person'] === 'string' && { person: search['person'] }),
  }),
  component: lazyRouteComponent(() => import('./TravelPage.js'), 'TravelPage'),
});

export const travelRoutes = [travelRoute];
