import type { ReactNode } from 'react';
import { StarPiece } from './StarPattern.js';
import classes from './EmptyState.module.css';

export interface EmptyStateProps {
  /** What would stand here. */
  title: string;
  /** How it comes to stand here. */
  children?: ReactNode;
  /** One button. */
  action?: ReactNode;
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <div className={classes.text}>
        <h2>{title}</h2>
        {children && <div className={classes.body}>{children}</div>}
        {action && <div className={classes.action}>{action}</div>}
      </div>
      <StarPiece />
    </div>
  );
}
