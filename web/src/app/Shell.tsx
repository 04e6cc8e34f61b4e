import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { PhoneNav } from '../components/PhoneNav.js';
import { TopBar } from '../components/TopBar.js';
import { useLive } from './live.js';
import { PageSkeleton } from './PageSkeleton.js';
import { sessionQuery, useSession } from './session.js';
import classes from './Shell.module.css';
import { AssemblyZoneProvider, readerZone } from './zone.js';

/** Frame of every signed-in page; a session that ended leads to the sign-in and back to the same place. */
export function Shell() {
  const { data: session } = useQuery(sessionQuery);
  const from = useRouterState({ select: ({ location }) => location.href });
  return session ? <SignedIn /> : <Navigate to="/sign-in" search={{ from }} replace />;
}

function SignedIn() {
  const { t } = useTranslation();
  const { assembly } = useSession();
  useLive();
  return (
    <AssemblyZoneProvider value={assembly?.timezone ?? readerZone}>
      <a href="#main" className={classes.skip}>
        {t('skip')}
      </a>
      <TopBar />
      <main id="main" tabIndex={-1} className={classes.main}>
        <Suspense fallback={<PageSkeleton />}>
          <Outlet />
        </Suspense>
      </main>
      <PhoneNav />
    </AssemblyZoneProvider>
  );
}
