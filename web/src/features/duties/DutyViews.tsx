import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './duties.module.css';

/** Between everybody's duties and the own ones, for those who have both. */
export function DutyViews() {
  const { t } = useTranslation('duties');
  return (
    <nav className={classes.views} aria-label={t('views.label')}>
      <Link to="/duties" search={{}} activeOptions={{ exact: true, includeSearch: true }}>
        {t('views.all')}
      </Link>
      <Link
        to="/duties"
        search={{ view: 'mine' }}
        activeOptions={{ exact: true, includeSearch: true }}
      >
        {t('views.mine')}
      </Link>
    </nav>
  );
}
