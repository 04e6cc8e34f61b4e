import type { ReactNode } from 'react';
import { useFormat } from '../../i18n/useFormat.js';
import classes from './FilterBar.module.css';

export interface FilterBarProps<T extends string> {
  label: string;
  /** The words for all of them, and how many; left out where one is always chosen. */
  all?: { label: string; count?: number | undefined };
  /** Icon and word of each, as in the list. */
  options: readonly { value: T; label: ReactNode; count?: number | undefined }[];
  value: T | undefined;
  onChange: (value: T | undefined) => void;
}

/** Filters that are the legend: icon, word and count of each state. */
export function FilterBar<T extends string>({
  label,
  all,
  options,
  value,
  onChange,
}: FilterBarProps<T>) {
  const { number } = useFormat();
  return (
    <fieldset className={classes.bar} aria-label={label}>
      {all && (
        <button
          type="button"
          className={classes.filter}
          aria-pressed={value === undefined}
          onClick={() => onChange(undefined)}
        >
          {all.label}
          {all.count !== undefined && <b>{number(all.count)}</b>}
        </button>
      )}
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className={classes.filter}
          aria-pressed={value === option.value}
          onClick={() => onChange(value === option.value ? undefined : option.value)}
        >
          {option.label}
          {option.count !== undefined && <b>{number(option.count)}</b>}
        </button>
      ))}
    </fieldset>
  );
}
