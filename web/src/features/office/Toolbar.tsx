import type { ReactNode } from 'react';
import classes from './Toolbar.module.css';

/** Search and filters over a list. */
export function Toolbar({ children }: { children: ReactNode }) {
  return <div className={classes.toolbar}>{children}</div>;
}
