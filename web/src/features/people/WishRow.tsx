import type { ReactNode } from 'react';
import classes from './WishRow.module.css';

export interface WishRowProps {
  /** What is asked for. */
  title: ReactNode;
  /** Where it stands. */
  badge: ReactNode;
  /** What the delegation wrote. */
  detail: string;
  /** Quieter: when, for whom. */
  note?: ReactNode;
  /** What those who decide wrote; empty without. */
  answer: string;
  /** Buttons for what can be done with it. */
  children?: ReactNode;
}

/** Something that a delegation asked for, its state, and what was answered. */
export function WishRow({ title, badge, detail, note, answer, children }: WishRowProps) {
  return (
    <li className={classes.wish}>
      <div className={classes.head}>
        <b>{title}</b>
        {badge}
      </div>
      <p className={classes.detail}>{detail}</p>
      {note && <p className={classes.note}>{note}</p>}
      {answer !== '' && <blockquote className={classes.answer}>{answer}</blockquote>}
      {children && <div className={classes.actions}>{children}</div>}
    </li>
  );
}
