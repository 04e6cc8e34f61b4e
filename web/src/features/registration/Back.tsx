import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import classes from './Back.module.css';

/** Back to where the reader came from: the delegation, or all of them. */
export function Back({ delegationId }: { delegationId?: string | undefined }) {
  const { t } = useTranslation(['registration', 'walkIn']);
  return delegationId === undefined ? (
    <Link to="/registration" className={classes.back}>
      <Icon name="arrow--left" />
      {t('back')}
    </Link>
  ) : (
    <Link to="/registration/$delegationId" params={{ delegationId }} className={classes.back}>
      <Icon name="arrow--left" />
      {t('walkIn:back')}
    </Link>
  );
}
