import type { ReactNode } from 'react';
import classes from './RowButton.module.css';

/** What a row is called; it opens the row. */
export function RowButton({
  onClick,
  label,
  children,
}: {
  onClick: () => void;
  /** For screen readers, when the words alone do not say what happens. */
  label?: string;
  children: ReactNode;
}) {
  return (
    <button type="button" className={classes.row} onClick={onClick} aria-label={label}>
      {children}
    </button>
  );
}
