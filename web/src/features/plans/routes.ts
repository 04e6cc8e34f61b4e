import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root.js';

const changesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/plans/$planId/changes',
  component: lazyRouteComponent(() => import('./PlanChangesPage.js'), 'PlanChangesPage'),
});

export const plansRoutes = [changesRoute];
