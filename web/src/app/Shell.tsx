import { Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { PhoneNav } from '../components/PhoneNav.js';
import { TopBar } from '../components/TopBar.js';
import { useLive } from './live.js';
import { PageSkeleton } from './PageSkeleton.js';
import { useSession } from './session.js';
import classes from './Shell.module.css';
import { AssemblyZoneProvider, readerZone } from './zone.js';

/** Frame of every signed-in page. */
export function Shell() {
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
