import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.js';
import type { RunDetail } from '../plans/queries.js';
import classes from './RunCurve.module.css';

const width = 330;
const height = 56;
const top = 6;

/** The best plan over time, below the dashed line that no plan can pass. */
export function RunCurve({ run }: { run: RunDetail }) {
  const { t } = useTranslation('board');
  const { number } = useFormat();
  const { progress, seconds } = run;
  const last = progress.at(-1);
  if (!last) return null;
  const bound = Math.min(...progress.map((point) => point.bound));
  const least = Math.min(...progress.map(({ weight }) => weight));
  // The begin of the search would squeeze what matters: the axis starts a little below it.
  const floor = Math.max(0, least - (bound - least) * 0.25 - 1);
  const span = Math.max(last.ms, run.finishedAt === null ? seconds * 1_000 : last.ms, 1);
  const x = (ms: number) => (ms / span) * (width - 6);
  const y = (weight: number) =>
    top + (height - top) * (1 - (weight - floor) / Math.max(1, bound - floor));
  const line = progress.map(({ ms, weight }) => `${x(ms).toFixed(1)},${y(weight).toFixed(1)}`);
  return (
    <figure className={classes.figure}>
      <svg
        viewBox={`0 0 ${width} ${height + 2}`}
        className={classes.chart}
        role="img"
        aria-label={t('optimizer.curve', {
          weight: number(last.weight),
          bound: number(bound),
        })}
      >
        <line className={classes.bound} x1={0} x2={width} y1={y(bound)} y2={y(bound)} />
        <line className={classes.base} x1={0} x2={width} y1={height} y2={height} />
        <polyline className={classes.line} points={line.join(' ')} />
        <circle className={classes.dot} cx={x(last.ms)} cy={y(last.weight)} r={3} />
      </svg>
      <figcaption className={classes.caption}>
        {t('optimizer.provenBound', { bound: number(bound) })}
      </figcaption>
    </figure>
  );
}
