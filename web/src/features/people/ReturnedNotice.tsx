import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import type { Delegation } from '../own-delegation/types.js';
import classes from './ReturnedNotice.module.css';

/** Why the reviewers gave the delegation back, and the way out. */
export function ReturnedNotice({ delegation }: { delegation: Delegation }) {
  const { t } = useTranslation('people');
  if (delegation.status !== 'returned') return null;
  return (
    <div className={classes.notice} role="note">
      <Icon name="undo" className={classes.icon} />
      <div>
        <p className={classes.title}>{t('returned.title')}</p>
        <p className={classes.reason}>{delegation.reason}</p>
        <p>{t('returned.text')}</p>
      </div>
    </div>
  );
}
