import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root.js';

const assemblyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/assembly',
  component: lazyRouteComponent(() => import('./AssemblyPage.js'), 'AssemblyPage'),
});

export const setupRoutes = [assemblyRoute];
