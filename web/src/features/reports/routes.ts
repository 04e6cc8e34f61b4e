import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root.js';

const needs = ['transfer', 'accessible', 'security'] as const;

export interface ManifestSearch {
  direction?: 'departure';
  /** `YYYY-MM-DD` */
  day?: string;
  /** Airport code. */
  port?: string;
  needs?: (typeof needs)[number];
  /** Only what differs from the last export. */
  changed?: true;
}

const manifestSearch = (search: Record<string, unknown>): ManifestSearch => {
  const { direction, day, port, changed } = search;
  const need = needs.find((known) => known === search['needs']);
  return {
    ...(direction === 'departure' && { direction }),
    ...(typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) && { day }),
    ...(typeof port === 'string' && /^[A-Z]{3}$/.test(port) && { port }),
    ...(need && { needs: need }),
    ...(changed === true && { changed }),
  };
};

export const reportsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports',
    component: lazyRouteComponent(() => import('./ReportsPage.js'), 'ReportsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports/manifest',
    validateSearch: manifestSearch,
    component: lazyRouteComponent(() => import('./ManifestPage.js'), 'ManifestPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports/hotels',
    component: lazyRouteComponent(() => import('./HotelsPage.js'), 'HotelsPage'),
  }),
];
