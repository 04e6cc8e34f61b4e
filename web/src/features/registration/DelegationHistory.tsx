import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { Section } from '../../components/Section.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { useFormat } from '../../i18n/useFormat.js';
import { fullName } from '../own-delegation/checklist.js';
import type { Delegation } from '../own-delegation/types.js';
import { HistoryValues } from './HistoryValues.js';
import { useHistoryValues } from './history-values.js';
import { useActionWords } from './history-words.js';
import { historyQuery, type HistoryEntry } from './queries.js';
import classes from './DelegationHistory.module.css';

const step = 12;

/** Id of the person that the entry is about; empty for none. */
function personOf({ changes }: HistoryEntry): string {
  const change = changes['delegate'];
  const to = typeof change === 'object' && change !== null && 'to' in change ? change.to : null;
  return typeof to === 'string' ? to : '';
}

/** What happened to the delegation, the newest first. */
export function DelegationHistory({
  assemblyId,
  delegation: { id: delegationId, people },
}: {
  assemblyId: string;
  delegation: Delegation;
}) {
  const { t } = useTranslation(['history', 'common']);
  const { dateTime } = useFormat();
  const words = useActionWords();
  const values = useHistoryValues();
  const names = useMemo(
    () => new Map(people.map((person) => [person.id, fullName(person).trim()])),
    [people],
  );
  const history = useQuery(historyQuery(assemblyId, delegationId));
  const [shown, setShown] = useState(step);
  return (
    <Section title={t('title')}>
      <ProblemNotice problem={history.error} />
      {history.isPending && <SkeletonRows rows={4} />}
      <ol className={classes.list}>
        {history.data?.slice(0, shown).map((entry) => {
          const { what, why, by } = words(entry);
          const whom = names.get(personOf(entry)) ?? '';
          return (
            <li key={entry.id}>
              <time dateTime={entry.at} className={classes.time}>
                {dateTime(entry.at)}
              </time>
              <div>
                <p>{whom === '' ? what : t('whom', { what, name: whom })}</p>
                <HistoryValues values={values(entry)} />
                {entry.erased && <p className={classes.by}>{t('erased')}</p>}
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
