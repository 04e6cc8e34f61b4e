import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root.js';

const overviewRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/overview',
  component: lazyRouteComponent(() => import('./OverviewPage.js'), 'OverviewPage'),
});

export const overviewRoutes = [overviewRoute];
