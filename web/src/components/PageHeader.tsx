import type { ReactNode } from 'react';
import { BellLink } from './BellLink.js';
import { Flag } from './Flag.js';
import { useDocumentTitle } from './useDocumentTitle.js';
import classes from './PageHeader.module.css';

export interface PageHeaderProps {
  title: string;
  /** One sentence with the facts that matter today. */
  sentence?: ReactNode;
  /** The one main button; it names its effect with the count. */
  action?: ReactNode;
  /** At most one outlined button before it. */
  secondary?: ReactNode;
  /** Flag of the delegation that the page is about. */
  flag?: { iso2?: string | null; code: string };
  /** 22/28 title for pages that need the height, as the board. */
  compact?: boolean;
}

/** Head of a page: on a phone its title and sentence stand in the dark bar. */
export function PageHeader({
  title,
  sentence,
  action,
  secondary,
  flag,
  compact = false,
}: PageHeaderProps) {
  useDocumentTitle(title);
  return (
    <header className={classes.header} data-compact={compact || undefined}>
      <div className={classes.head}>
        {flag && <Flag iso2={flag.iso2} initials={flag.code} size={30} />}
        <div className={classes.words}>
          <h1 className={classes.title}>{title}</h1>
          {sentence && <p className={classes.sentence}>{sentence}</p>}
        </div>
        <span className={classes.bell}>
          <BellLink />
        </span>
      </div>
      {(action || secondary) && (
        <div className={classes.actions}>
          {secondary}
          {action}
        </div>
      )}
    </header>
  );
}
