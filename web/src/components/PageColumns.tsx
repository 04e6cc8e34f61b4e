import type { ReactNode } from 'react';
import classes from './PageColumns.module.css';

/** The work at the start, what is next and what changed in a rail of 330 px at the end. */
export function PageColumns({ children, side }: { children: ReactNode; side: ReactNode }) {
  return (
    <div className={classes.columns}>
      <div className={classes.main}>{children}</div>
      <aside className={classes.side}>{side}</aside>
    </div>
  );
}
