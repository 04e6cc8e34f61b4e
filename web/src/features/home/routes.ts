import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root.js';

const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/delegation',
  component: lazyRouteComponent(() => import('./HomePage.js'), 'HomePage'),
});

export const homeRoutes = [homeRoute];
