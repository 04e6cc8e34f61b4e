import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root.js';

export interface AvailabilitySearch {
  /** Id of the party, for a delegation that holds more than one. */
  party?: string;
}

const availabilityRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/delegation/availability',
  validateSearch: (search: Record<string, unknown>): AvailabilitySearch => ({
    party: typeof search['party'] === 'string' ? search['party'] : undefined,
  }),
  component: lazyRouteComponent(() => import('./AvailabilityPage.js'), 'AvailabilityPage'),
});

export const availabilityRoutes = [availabilityRoute];
