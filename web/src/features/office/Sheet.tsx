import type { ReactNode } from 'react';
import classes from './Sheet.module.css';

/** The white sheet of a list; on a phone from edge to edge. */
export function Sheet({ children }: { children: ReactNode }) {
  return <div className={`ga-sheet ${classes.sheet}`}>{children}</div>;
}
