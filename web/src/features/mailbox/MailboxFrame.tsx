import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../app/live.js';
import { PageSkeleton } from '../../app/PageSkeleton.js';
import { sessionQuery } from '../../app/session.js';
import { AssemblyZoneProvider } from '../../app/zone.js';
import { PhoneNav } from '../../components/PhoneNav.js';
import { TopBar } from '../../components/TopBar.js';
import { Wordmark } from '../../components/Wordmark.js';
import { languageCodes, languages } from '../../i18n/languages.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import classes from './mailbox.module.css';

/** Zone of the demonstration's Assembly, for readers who are not signed in. */
const demonstrationZone = 'Africa/Casablanca';

/** The mailbox belongs to nobody: with the pages of the reader, or with the way to sign in. */
export function MailboxFrame({ children }: { children: ReactNode }) {
  const { data: session, isPending } = useQuery(sessionQuery);
  if (isPending) return <PageSkeleton />;
  return (
    <AssemblyZoneProvider value={session?.assembly?.timezone ?? demonstrationZone}>
      {session ? <SignedIn>{children}</SignedIn> : <SignedOut>{children}</SignedOut>}
    </AssemblyZoneProvider>
  );
}

function SignedIn({ children }: { children: ReactNode }) {
  useLive();
  return (
    <>
      <TopBar />
      <main id="main" className={classes.main}>
        {children}
      </main>
      <PhoneNav />
    </>
  );
}

function SignedOut({ children }: { children: ReactNode }) {
  const { t } = useTranslation('mailbox');
  const { language, setLanguage } = useLanguage();
  return (
    <>
      <header className={classes.bar}>
        <Link to="/" className={classes.home}>
          <Wordmark />
        </Link>
        <nav className={classes.languages} aria-label={t('common:language')}>
          {languageCodes.map((code) => (
            <button
              key={code}
              type="button"
              lang={code}
              aria-pressed={code === language}
              onClick={() => void setLanguage(code)}
            >
              {languages[code].name}
            </button>
          ))}
        </nav>
        <Link to="/sign-in" className={classes.signIn}>
          {t('signIn')}
        </Link>
      </header>
      <main id="main" className={classes.main}>
        {children}
      </main>
    </>
  );
}
