import type { ReactNode } from 'react';
import { Icon } from './Icon.js';
import classes from './FieldMessage.module.css';

/** The sentence under a field: what to do, with its icon. Amber lets the form go on, red does not. */
export function FieldMessage({
  tone = 'bad',
  children,
}: {
  tone?: 'bad' | 'warn';
  children: ReactNode;
}) {
  return (
    <span className={classes.message} data-tone={tone}>
      <Icon name={tone === 'bad' ? 'warning--filled' : 'warning--alt--filled'} />
      <span>{children}</span>
    </span>
  );
}
