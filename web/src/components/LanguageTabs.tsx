import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { languages, type Language } from '../i18n/languages.js';
import classes from './LanguageTabs.module.css';

/** A text in several languages, each under its own name; the arrow keys lead from one to the next. */
export function LanguageTabs({
  label,
  codes,
  shown,
  onShow,
  note,
  className,
  children,
}: {
  label: string;
  codes: readonly Language[];
  shown: Language;
  onShow: (language: Language) => void;
  /** What stands beside a language's name. */
  note?: (language: Language) => ReactNode;
  /** Of the text. */
  className?: string;
  /** The text in the language that is shown. */
  children: ReactNode;
}) {
  return (
    <Tabs
      unstyled
      value={shown}
      onChange={(code) => {
        const chosen = codes.find((known) => known === code);
        if (chosen) onShow(chosen);
      }}
      classNames={{ list: classes.tabs, tab: classes.tab }}
    >
      <Tabs.List aria-label={label}>
        {codes.map((code) => (
          <Tabs.Tab key={code} value={code} lang={code}>
            {languages[code].name}
            {note && <bdi>{note(code)}</bdi>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {codes.map((code) => (
        <Tabs.Panel key={code} value={code} lang={code} dir={languages[code].dir}>
          {code === shown && <article className={className}>{children}</article>}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
