import { createRoute, Navigate } from '@tanstack/react-router';
import { shellRoute } from './root.js';
import { hasRole, useSession } from './session.js';
import { useNavigation } from './useNavigation.js';

/** `/` leads to the first page of the reader's role; while there is no Assembly, to where one is made. */
function Start() {
  const session = useSession();
  const { entries } = useNavigation();
  if (!session.assembly && hasRole(session, 'admin')) {
    return <Navigate to="/admin/assembly" replace />;
  }
  return <Navigate to={entries[0]?.to ?? '/profile'} replace />;
}

export const startRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  component: Start,
});
