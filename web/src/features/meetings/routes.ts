import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root.js';
import { isTab, type Tab } from './tabs.js';

export interface MeetingsSearch {
  tab?: Tab;
  /** Id of the request whose sheet is open. */
  request?: string;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

const meetingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/delegation/meetings',
  validateSearch: (search: Record<string, unknown>): MeetingsSearch => ({
    tab: isTab(search['tab']) ? search['tab'] : undefined,
    request: text(search['request']),
  }),
  component: lazyRouteComponent(() => import('./MeetingsPage.js'), 'MeetingsPage'),
});

const requestRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/delegation/meetings/request',
  component: lazyRouteComponent(() => import('./RequestPage.js'), 'RequestPage'),
});

export const delegationMeetingsRoutes = [meetingsRoute, requestRoute];
