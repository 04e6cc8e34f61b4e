import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { placedReasonsQuery } from '../plans/queries.js';
import classes from './MeetingDrawer.module.css';

/** Why a meeting stands at this time and in this room, the strongest reason first. */
export function WhyHere(ids: { assemblyId: string; planId: string; requestId: string }) {
  const { t } = useTranslation('board');
  const { data, error } = useQuery(placedReasonsQuery(ids.assemblyId, ids.planId, ids.requestId));
  return (
    <section className={classes.why}>
      <h3>{t('why.title')}</h3>
      <ProblemNotice problem={error} />
      {!data && !error && <SkeletonRows rows={2} height={32} />}
      {data?.reasons.length === 0 && <p className={classes.quiet}>{t('why.none')}</p>}
      <ul>
        {data?.reasons.map(({ code, text }) => (
          <li key={`${code} ${text}`}>{text}</li>
        ))}
      </ul>
    </section>
  );
}
