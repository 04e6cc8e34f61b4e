import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDocumentTitle } from '../../components/useDocumentTitle.js';
import { Wordmark } from '../../components/Wordmark.js';
import { languageCodes, languages } from '../../i18n/languages.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import classes from './InformationPage.module.css';

interface Section {
  title: string;
  text: string[];
}

/** A page to read: every section stands in the texts, in all four languages. */
function InformationPage({ page }: { page: 'accessibility' | 'privacy' }) {
  const { t } = useTranslation('information');
  const { language, setLanguage } = useLanguage();
  const title = t(`${page}.title`);
  const sections = t(`${page}.sections`, { returnObjects: true }) as unknown as Section[];
  useDocumentTitle(title);
  return (
    <>
      <header className={classes.bar}>
        <Link to="/" className={classes.home}>
          <Wordmark />
        </Link>
        <fieldset className={classes.languages} aria-label={t('common:language')}>
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
        </fieldset>
      </header>
      <main className={classes.page}>
        <h1>{title}</h1>
        <p className={classes.lead}>{t(`${page}.lead`)}</p>
        {sections.map((section) => (
          <section key={section.title} className={classes.section}>
            <h2>{section.title}</h2>
            {section.text.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </section>
        ))}
      </main>
    </>
  );
}

export const AccessibilityPage = () => <InformationPage page="accessibility" />;
export const PrivacyPage = () => <InformationPage page="privacy" />;
