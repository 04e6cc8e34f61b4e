import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root.js';

export interface TravelSearch {
  /** Id of the person whose travel is open. */
  person?: string;
}

export const travelSearch = (search: Record<string, unknown>): TravelSearch => ({
  ...(typeof search['person'] === 'string' && { person: search['person'] }),
});

const travelRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/delegation/travel',
  validateSearch: travelSearch,
  component: lazyRouteComponent(() => import('./TravelPage.js'), 'TravelPage'),
});

export const travelRoutes = [travelRoute];
