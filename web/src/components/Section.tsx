import type { ReactNode } from 'react';
import classes from './Section.module.css';

export interface SectionProps {
  title: ReactNode;
  /** Quieter words beside the title. */
  note?: ReactNode;
  /** A link or a badge at the end of the line. */
  end?: ReactNode;
  children: ReactNode;
  /** On a white sheet; without it on the ground, opened by a rule. */
  sheet?: boolean;
}

/** A part of a page: its heading over a rule, or a white sheet with its heading. */
export function Section({ title, note, end, children, sheet = false }: SectionProps) {
  return (
    <section className={sheet ? `ga-sheet ${classes.sheet}` : classes.plain}>
      <div className={classes.head}>
        <h2>{title}</h2>
        {note && <span className={classes.note}>{note}</span>}
        {end && <span className={classes.end}>{end}</span>}
      </div>
      {children}
    </section>
  );
}
