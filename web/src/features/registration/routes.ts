import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root.js';
import { statuses, type StatusOf } from '../../theme/statuses.js';

export interface RegistrationSearch {
  status?: StatusOf<'delegation'>;
  view?: 'table';
  q?: string;
}

const isStatus = (value: unknown): value is StatusOf<'delegation'> =>
  typeof value === 'string' && Object.hasOwn(statuses.delegation, value);

const registrationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/registration',
  validateSearch: ({ status, view, q }: Record<string, unknown>): RegistrationSearch => ({
    ...(isStatus(status) && { status }),
    ...(view === 'table' && { view }),
    // A search of digits alone comes as a number.
    ...((typeof q === 'string' || typeof q === 'number') && q !== '' && { q: String(q) }),
  }),
  component: lazyRouteComponent(() => import('./RegistrationPage.js'), 'RegistrationPage'),
});

const delegationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/registration/$delegationId',
  component: lazyRouteComponent(() => import('./DelegationPage.js'), 'DelegationPage'),
});

export const registrationRoutes = [registrationRoute, delegationRoute];
