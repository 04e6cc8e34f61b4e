import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languages, type Language } from '../../i18n/languages.js';
import classes from './Letter.module.css';

export interface LetterText {
  language: Language;
  title: string;
  lines: string[];
}

/** What recipients read, each language under its own name, with how many read it. */
export function Letter({
  texts,
  counts,
}: {
  texts: readonly LetterText[];
  counts: ReadonlyMap<Language, number>;
}) {
  const { t } = useTranslation('bulk');
  const [chosen, setChosen] = useState<Language>();
  const readers = (language: Language) => counts.get(language) ?? 0;
  const ordered = texts.toSorted((a, b) => readers(b.language) - readers(a.language));
  const shown = ordered.find(({ language }) => language === chosen) ?? ordered[0];
  if (!shown) return null;
  return (
    <section aria-label={t('letter.title')}>
      <div role="tablist" aria-label={t('letter.language')} className={classes.tabs}>
        {ordered.map(({ language }) => (
          <button
            key={language}
            type="button"
            role="tab"
            aria-selected={language === shown.language}
            className={classes.tab}
            lang={language}
            onClick={() => setChosen(language)}
          >
            {languages[language].name} <bdi>{readers(language)}</bdi>
          </button>
        ))}
      </div>
      <article
        className={classes.letter}
        lang={shown.language}
        dir={languages[shown.language].dir}
        role="tabpanel"
      >
        <p className={classes.title}>{shown.title}</p>
        {shown.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </article>
    </section>
  );
}
