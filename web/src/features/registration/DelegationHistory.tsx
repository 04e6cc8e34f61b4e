import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { Section } from '../../components/Section.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { useFormat } from '../../i18n/useFormat.js';
import { useActionWords } from './history-words.js';
import { historyQuery } from './queries.js';
import classes from './DelegationHistory.module.css';

const step = 12;

/** What happened to the delegation, the newest first. */
export function DelegationHistory({
  assemblyId,
  delegationId,
}: {
  assemblyId: string;
  delegationId: string;
}) {
  const { t } = useTranslation(['history', 'common']);
  const { dateTime } = useFormat();
  const words = useActionWords();
  const history = useQuery(historyQuery(assemblyId, delegationId));
  const [shown, setShown] = useState(step);
  return (
    <Section title={t('title')}>
      <ProblemNotice problem={history.error} />
      {history.isPending && <SkeletonRows rows={4} />}
      <ol className={classes.list}>
        {history.data?.slice(0, shown).map((entry) => {
          const { what, why, by } = words(entry);
          return (
            <li key={entry.id}>
              <time dateTime={entry.at} className={classes.time}>
                {dateTime(entry.at)}
              </time>
              <div>
                <p>{what}</p>
                {why !== '' && <p className={classes.why}>{why}</p>}
                <p className={classes.by}>{by}</p>
              </div>
            </li>
          );
        })}
      </ol>
      {history.data && history.data.length > shown && (
        <button type="button" className={classes.more} onClick={() => setShown(shown + step)}>
          {t('common:words.more')}
        </button>
      )}
    </Section>
  );
}
