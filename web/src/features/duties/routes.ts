import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root.js';

export interface DutiesSearch {
  /** For a reader who both assigns duties and has some. */
  view?: 'mine';
}

const dutiesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/duties',
  validateSearch: (search: Record<string, unknown>): DutiesSearch =>
    search['view'] === 'mine' ? { view: 'mine' } : {},
  component: lazyRouteComponent(() => import('./DutiesPage.js'), 'DutiesPage'),
});

export const dutiesRoutes = [dutiesRoute];
