import { useTranslation } from 'react-i18next';
import classes from './SkeletonRows.module.css';

/** Still placeholders with the true height of the rows to come. */
export function SkeletonRows({ rows = 6, height = 39 }: { rows?: number; height?: 32 | 39 | 64 }) {
  const { t } = useTranslation();
  return (
    <output className={classes.rows} data-height={height}>
      <span className="ga-hidden">{t('loading')}</span>
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} className={classes.row} aria-hidden />
      ))}
    </output>
  );
}
