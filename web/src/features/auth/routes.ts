import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { publicRoute } from '../../app/root.js';

interface SignInSearch {
  /** Path to return to. */
  from?: string;
}

/** Only paths of this site: `//host` and `https:` would lead away. */
function ownPath(value: unknown): string | undefined {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : undefined;
}

const signInRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): SignInSearch => {
    const from = ownPath(search['from']);
    return from ? { from } : {};
  },
  component: lazyRouteComponent(() => import('./SignInPage.js'), 'SignInPage'),
});

const forgottenRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/forgotten',
  component: lazyRouteComponent(() => import('./ForgottenPage.js'), 'ForgottenPage'),
});

const resetRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/reset/$token',
  component: lazyRouteComponent(() => import('./ResetPage.js'), 'ResetPage'),
});

const invitationRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/invitation/$token',
  component: lazyRouteComponent(() => import('./InvitationPage.js'), 'InvitationPage'),
});

const setupRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/setup/$token',
  component: lazyRouteComponent(() => import('./SetupPage.js'), 'SetupPage'),
});

export const authRoutes = [signInRoute, forgottenRoute, resetRoute, invitationRoute, setupRoute];
