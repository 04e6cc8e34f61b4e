import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import { useFormat } from '../../i18n/useFormat.js';
import { planQuery } from '../plans/queries.js';
import { byReason, reasonIcon } from './reasons.js';
import classes from './RunReasons.module.css';

/** Reasons that stand there at once; the tray has all of them. */
const most = 4;

/** Why a plan leaves requests out, the commonest reasons first. */
export function RunReasons({ assemblyId, planId }: { assemblyId: string; planId: string }) {
  const { t } = useTranslation('board');
  const { number } = useFormat();
  const plan = useQuery(planQuery(assemblyId, planId)).data;
  if (!plan || plan.unplaced.length === 0) return null;
  const groups = byReason(plan.unplaced).toSorted((a, b) => b.rows.length - a.rows.length);
  return (
    <section className={classes.reasons}>
      <h3>{t('tray.title')}</h3>
      <ul>
        {groups.slice(0, most).map(({ reason, text, rows }) => (
          <li key={reason}>
            <Icon name={reasonIcon(reason)} size={14} />
            <span>{text}</span>
            <b>{number(rows.length)}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
