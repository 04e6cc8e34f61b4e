import type { ReactNode } from 'react';
import { StarPiece } from '../components/StarPattern.js';
import { useDocumentTitle } from '../components/useDocumentTitle.js';
import classes from './MessagePage.module.css';

/** One message that fills a page: what happened and the way on. */
export function MessagePage({
  title,
  children,
  actions,
}: {
  title: string;
  children: ReactNode;
  actions?: ReactNode;
}) {
  useDocumentTitle(title);
  return (
    <main className={classes.page}>
      <div className={classes.text}>
        <h1>{title}</h1>
        <div className={classes.body}>{children}</div>
        {actions}
      </div>
      <StarPiece />
    </main>
  );
}
