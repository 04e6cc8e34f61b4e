import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StarPanel } from '../../components/StarPattern.js';
import { useDocumentTitle } from '../../components/useDocumentTitle.js';
import { Wordmark } from '../../components/Wordmark.js';
import { calendarRangeParts } from '../../i18n/format.js';
import { languageCodes, languages } from '../../i18n/languages.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import classes from './AuthLayout.module.css';

/** The session that this site was opened for. Public: printed on every paper of the Assembly. */
const assembly = { startsOn: '2025-11-24', endsOn: '2025-11-27' };

/** The place of the large pattern: sign-in and the pages that mails lead to. */
export function AuthLayout({
  title,
  sentence,
  children,
}: {
  title: string;
  sentence?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation('auth');
  const { language, setLanguage } = useLanguage();
  useDocumentTitle(title);
  return (
    <div className={classes.page}>
      <div className={classes.side}>
        <header className={classes.mark}>
          <Wordmark />
        </header>
        <main className={classes.main}>
          <h1 className={classes.title}>{title}</h1>
          {sentence && <p className={classes.sentence}>{sentence}</p>}
          {children}
        </main>
        <footer className={classes.foot}>
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
          <p className={classes.papers}>
            <Link to="/accessibility">{t('accessibility')}</Link>
            <Link to="/privacy">{t('privacy')}</Link>
          </p>
        </footer>
      </div>
      <aside className={classes.panel}>
        <StarPanel />
        <div className={classes.fade} />
        <div className={classes.words}>
          <p className={classes.assembly}>{t('assembly')}</p>
          <p className={classes.place}>
            {t('place', {
              dates: t(
                'common:range',
                calendarRangeParts(language, assembly.startsOn, assembly.endsOn),
              ),
            })}
          </p>
        </div>
      </aside>
    </div>
  );
}
