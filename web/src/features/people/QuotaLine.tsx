import { useTranslation } from 'react-i18next';
import { takesPlace } from '../own-delegation/checklist.js';
import type { Delegation } from '../own-delegation/types.js';
import classes from './QuotaLine.module.css';

/** The places that are left. */
export function QuotaLine({ delegation }: { delegation: Delegation }) {
  const { t } = useTranslation('people');
  const free = delegation.quota - delegation.people.filter(takesPlace).length;
  return (
    <div className={classes.quota}>
      <p>{free > 0 ? t('free', { count: free }) : t('full')}</p>
    </div>
  );
}
