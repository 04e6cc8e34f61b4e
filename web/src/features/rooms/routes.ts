import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root.js';

const roomsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rooms',
  component: lazyRouteComponent(() => import('./RoomsPage.js'), 'RoomsPage'),
});

const walkingTimesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rooms/walking-times',
  component: lazyRouteComponent(() => import('./WalkingTimesPage.js'), 'WalkingTimesPage'),
});

const interpretersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rooms/interpreters',
  component: lazyRouteComponent(() => import('./InterpretersPage.js'), 'InterpretersPage'),
});

export const roomsRoutes = [roomsRoute, walkingTimesRoute, interpretersRoute];
