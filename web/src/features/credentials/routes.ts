import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root.js';

const credentialsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/delegation/credentials',
  component: lazyRouteComponent(() => import('./CredentialsPage.js'), 'CredentialsPage'),
});

export const credentialsRoutes = [credentialsRoute];
