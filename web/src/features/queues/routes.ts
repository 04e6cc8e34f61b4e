import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root.js';

const queuesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/messages/queues',
  component: lazyRouteComponent(() => import('./QueuesPage.js'), 'QueuesPage'),
});

export const queuesRoutes = [queuesRoute];
