import type { ReactNode } from 'react';
import classes from './FormLayout.module.css';

/** A group of a form: heading, hairline over it, rows of fields. */
export function FormSection({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <section className={classes.section}>
      {title && <h2 className={classes.heading}>{title}</h2>}
      {children}
    </section>
  );
}

/** Two or three fields beside each other; one below the other on a phone. */
export function FormRow({ columns = 2, children }: { columns?: 1 | 2 | 3; children: ReactNode }) {
  return (
    <div className={classes.row} data-columns={columns}>
      {children}
    </div>
  );
}

/** Foot of a form: what is saved at the start, the next step at the end. */
export function FormFoot({ note, children }: { note?: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.foot}>
      <div className={classes.note}>{note}</div>
      <div className={classes.actions}>{children}</div>
    </div>
  );
}
