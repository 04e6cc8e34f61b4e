import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root.js';

const votingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/voting',
  component: lazyRouteComponent(() => import('./VotingPage.js'), 'VotingPage'),
});

export const votingRoutes = [votingRoute];
