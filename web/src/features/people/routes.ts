import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root.js';

export interface PeopleSearch {
  /** Id of the person whose card is open, or `new`. */
  person?: string;
  /** Role that a new person starts with. */
  role?: string;
  /** Field of the card to begin at. */
  field?: string;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

const peopleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/delegation/people',
  validateSearch: (search: Record<string, unknown>): PeopleSearch => ({
    person: text(search['person']),
    role: text(search['role']),
    field: text(search['field']),
  }),
  component: lazyRouteComponent(() => import('./PeoplePage.js'), 'PeoplePage'),
});

const importRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/delegation/people/import',
  component: lazyRouteComponent(() => import('./import/OwnImportPage.js'), 'OwnImportPage'),
});

export const peopleRoutes = [peopleRoute, importRoute];
