import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root.js';
import { statuses, type StatusOf } from '../../theme/statuses.js';

export interface RequestsSearch {
  status?: StatusOf<'request'>;
  level?: 'principal' | 'technical';
  q?: string;
  /** Id of the request whose details are open. */
  request?: string;
}

const isStatus = (value: unknown): value is StatusOf<'request'> =>
  typeof value === 'string' && Object.hasOwn(statuses.request, value);

const requestsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/meetings',
  validateSearch: ({ status, level, q, request }: Record<string, unknown>): RequestsSearch => ({
    ...(isStatus(status) && { status }),
    ...((level === 'principal' || level === 'technical') && { level }),
    ...((typeof q === 'string' || typeof q === 'number') && q !== '' && { q: String(q) }),
    ...(typeof request === 'string' && { request }),
  }),
  component: lazyRouteComponent(() => import('./RequestsPage.js'), 'RequestsPage'),
});

export const requestsRoutes = [requestsRoute];
