import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root.js';
import { needs, regions, type DelegationNeed, type Region } from './queries.js';
import { travelSearch } from '../travel/routes.js';
import { statuses, type StatusOf } from '../../theme/statuses.js';

export interface RegistrationSearch {
  status?: StatusOf<'delegation'> | undefined;
  view?: 'table' | undefined;
  q?: string | undefined;
  region?: Region | undefined;
  need?: DelegationNeed | undefined;
}

const isStatus = (value: unknown): value is StatusOf<'delegation'> =>
  typeof value === 'string' && Object.hasOwn(statuses.delegation, value);

const isOneOf = <T extends string>(values: readonly T[], value: unknown): value is T =>
  values.some((known) => known === value);

const registrationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/registration',
  validateSearch: ({
    status,
    view,
    q,
    region,
    need,
  }: Record<string, unknown>): RegistrationSearch => ({
    ...(isStatus(status) && { status }),
    ...(view === 'table' && { view }),
    ...(isOneOf(regions, region) && { region }),
    ...(isOneOf(needs, need) && { need }),
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

const walkInRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/registration/walk-in',
  validateSearch: ({
    delegation,
  }: Record<string, unknown>): { delegation?: string | undefined } => ({
    ...(typeof delegation === 'string' && { delegation }),
  }),
  component: lazyRouteComponent(() => import('./walk-in/WalkInPage.js'), 'WalkInPage'),
});

const importRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/registration/$delegationId/import',
  component: lazyRouteComponent(() => import('./ImportPage.js'), 'ImportPage'),
});

const travelRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/registration/$delegationId/travel',
  validateSearch: travelSearch,
  component: lazyRouteComponent(() => import('./TravelPage.js'), 'TravelPage'),
});

export const registrationRoutes = [
  registrationRoute,
  walkInRoute,
  delegationRoute,
  importRoute,
  travelRoute,
];
