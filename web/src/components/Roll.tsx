import { Link, type LinkProps } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/useFormat.js';
import { StatusBadge } from './StatusBadge.js';
import classes from './Roll.module.css';

/** Best state first, as the ticks stand. */
export const rollStates = [
  'confirmed',
  'approved',
  'submitted',
  'returned',
  'preparing',
  'invited',
  'declined',
  'withdrawn',
] as const;

export type RollState = (typeof rollStates)[number];

/** Registered means submitted or later. */
const registeredStates: readonly RollState[] = ['confirmed', 'approved', 'submitted'];

export interface RollRow {
  key: string;
  /** The region in the reader's language. */
  label: string;
  counts: Partial<Record<RollState, number>>;
}

export interface RollProps {
  rows: readonly RollRow[];
  /** Makes the legend links to the list of that state. */
  legendLink?: (state: RollState) => Pick<LinkProps, 'to' | 'search'>;
}

const total = (row: RollRow, states: readonly RollState[] = rollStates): number =>
  states.reduce((sum, state) => sum + (row.counts[state] ?? 0), 0);

/** Every member as one tick, a row per region, and the legend that says what each tick means. */
export function Roll({ rows, legendLink }: RollProps) {
  const { t } = useTranslation(['common', 'status']);
  const { number } = useFormat();
  const widest = Math.max(1, ...rows.map((row) => total(row)));
  const used = rollStates.filter((state) => rows.some((row) => (row.counts[state] ?? 0) > 0));
  return (
    <div className={classes.roll}>
      <ul className={classes.rows}>
        {rows.map((row) => (
          <li key={row.key} className={classes.row}>
            <span className={classes.label}>{row.label}</span>
            <span className="ga-hidden">
              {used
                .filter((state) => row.counts[state])
                .map((state) => `${t(`status:delegation.${state}`)} ${row.counts[state]}`)
                .join(', ')}
            </span>
            <span
              className={classes.ticks}
              aria-hidden
              style={{ '--ticks': widest } as CSSProperties}
            >
              {rollStates.flatMap((state) =>
                Array.from({ length: row.counts[state] ?? 0 }, (_, index) => (
                  <span key={`${state}${index}`} className={classes.tick} data-state={state} />
                )),
              )}
            </span>
            <span className={classes.count}>
              <b>{number(total(row, registeredStates))}</b> {t('of', { total: number(total(row)) })}
            </span>
          </li>
        ))}
      </ul>
      <ul className={classes.legend}>
        {used.map((state) => {
          const sum = rows.reduce((all, row) => all + (row.counts[state] ?? 0), 0);
          const entry = (
            <>
              <span className={classes.tick} data-state={state} aria-hidden />
              <StatusBadge kind="delegation" state={state} count={number(sum)} />
            </>
          );
          return (
            <li key={state}>
              {legendLink ? (
                <Link {...legendLink(state)} className={classes.entry}>
                  {entry}
                </Link>
              ) : (
                <span className={classes.entry}>{entry}</span>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
