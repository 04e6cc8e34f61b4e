import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root.js';
import { reviewKinds, type ReviewKind } from './queries.js';

export interface ReviewSearch {
  /** What is reviewed; whole delegations without it. */
  kind?: ReviewKind | undefined;
  /** Id of the item that is open; the longest waiting one without it. */
  item?: string | undefined;
}

const isKind = (value: unknown): value is ReviewKind => reviewKinds.some((kind) => kind === value);

const reviewRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/review',
  validateSearch: ({ kind, item }: Record<string, unknown>): ReviewSearch => ({
    ...(isKind(kind) && kind !== 'delegation' && { kind }),
    ...(typeof item === 'string' && { item }),
  }),
  component: lazyRouteComponent(() => import('./ReviewPage.js'), 'ReviewPage'),
});

export const reviewRoutes = [reviewRoute];
