import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root.js';

export interface AgendaSearch {
  /** Id of the party, for a delegation that holds more than one. */
  party?: string;
}

const agendaRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/delegation/agenda',
  validateSearch: (search: Record<string, unknown>): AgendaSearch => ({
    party: typeof search['party'] === 'string' ? search['party'] : undefined,
  }),
  component: lazyRouteComponent(() => import('./AgendaPage.js'), 'AgendaPage'),
});

export const agendaRoutes = [agendaRoute];
