import { createRoute, Navigate } from '@tanstack/react-router';
import { shellRoute } from './root.js';
import { useNavigation } from './useNavigation.js';

/** `/` leads to the first page of the reader's role. */
function Start() {
  const { entries } = useNavigation();
  return <Navigate to={entries[0]?.to ?? '/profile'} replace />;
}

export const startRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  component: Start,
});
