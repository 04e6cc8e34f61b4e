import { useTranslation } from 'react-i18next';
import classes from './Optimizer.module.css';

/** How far from the bound, as a share of it. */
export function gap(
  weight: number,
  bound: number,
  number: (value: number, options?: Intl.NumberFormatOptions) => string,
): string {
  const share = bound > 0 ? Math.max(0, bound - weight) / bound : 0;
  return number(share, { style: 'percent', maximumFractionDigits: 1 });
}

/** Figures side by side, each with its word: the key's own or others. */
export function Numbers({ entries }: { entries: (readonly [string, string, string?])[] }) {
  const { t } = useTranslation('board');
  return (
    <dl className={classes.numbers}>
      {entries.map(([key, value, words]) => (
        <div key={key}>
          <dt>{words ?? t(`optimizer.${key}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
