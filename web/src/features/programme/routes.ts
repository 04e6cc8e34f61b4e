import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root.js';

const programmeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/programme',
  component: lazyRouteComponent(() => import('./ProgrammePage.js'), 'ProgrammePage'),
});

export const programmeRoutes = [programmeRoute];
