import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root.js';

/** What was just published, for the line over the board. */
export interface Published {
  number: number;
  changes: number;
  /** Delegations. */
  told: number;
}

export interface BoardSearch {
  /** Id of the plan; the published one without it. */
  plan?: string;
  /** YYYY-MM-DD on the Assembly's clock. */
  day?: string;
  /** Id of the request whose details are open. */
  meeting?: string;
  done?: Published;
}

function published(value: unknown): Published | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { number, changes, told } = value as Record<string, unknown>;
  return typeof number === 'number' && typeof changes === 'number' && typeof told === 'number'
    ? { number, changes, told }
    : undefined;
}

const boardRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/board',
  validateSearch: ({ plan, day, meeting, done }: Record<string, unknown>): BoardSearch => {
    const news = published(done);
    return {
      ...(typeof plan === 'string' && { plan }),
      ...(typeof day === 'string' && { day }),
      ...(typeof meeting === 'string' && { meeting }),
      ...(news && { done: news }),
    };
  },
  component: lazyRouteComponent(() => import('./BoardPage.js'), 'BoardPage'),
});

export const boardRoutes = [boardRoute];
