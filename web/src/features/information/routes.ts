import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { publicRoute } from '../../app/root.js';

const accessibilityRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/accessibility',
  component: lazyRouteComponent(() => import('./InformationPage.js'), 'AccessibilityPage'),
});

const privacyRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/privacy',
  component: lazyRouteComponent(() => import('./InformationPage.js'), 'PrivacyPage'),
});

export const informationRoutes = [accessibilityRoute, privacyRoute];
