import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root.js';
import { deliveryStates, type DeliveryState } from './states.js';

export interface MessagesSearch {
  state?: DeliveryState;
  channel?: 'in_app' | 'email';
}

const messagesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/messages',
  validateSearch: (search: Record<string, unknown>): MessagesSearch => {
    const state = deliveryStates.find((known) => known === search['state']);
    const channel = (['in_app', 'email'] as const).find((known) => known === search['channel']);
    return { ...(state && { state }), ...(channel && { channel }) };
  },
  component: lazyRouteComponent(() => import('./MessagesPage.js'), 'MessagesPage'),
});

export const messagesRoutes = [messagesRoute];
