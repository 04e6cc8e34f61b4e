import { useRouter, useRouterState } from '@tanstack/react-router';
import { useMemo } from 'react';
import { activeEntry, navigationFor } from './navigation.js';
import { useSession } from './session.js';

/** The reader's pages that exist, and which of them is open. */
export function useNavigation() {
  const router = useRouter();
  const session = useSession();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const entries = useMemo(
    () => navigationFor(session, (path) => Object.hasOwn(router.routesByPath, path)),
    [session, router],
  );
  return { entries, active: activeEntry(entries, pathname) };
}
