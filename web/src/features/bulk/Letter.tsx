import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageTabs } from '../../components/LanguageTabs.js';
import type { Language } from '../../i18n/languages.js';
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
      <LanguageTabs
        label={t('letter.language')}
        codes={ordered.map(({ language }) => language)}
        shown={shown.language}
        onShow={setChosen}
        note={readers}
        className={classes.letter}
      >
        <p className={classes.title}>{shown.title}</p>
        {shown.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </LanguageTabs>
    </section>
  );
}
