import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { Section } from '../../components/Section.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { useFormat } from '../../i18n/useFormat.js';
import { useWords } from '../office/useOffice.js';
import { fullName } from '../own-delegation/checklist.js';
import type { Delegation } from '../own-delegation/types.js';
import { HistoryFilterBar } from './HistoryFilterBar.js';
import { HistoryValues } from './HistoryValues.js';
import { useHistoryValues } from './history-values.js';
import { peopleOf, useActionWords } from './history-words.js';
import { historyQuery, type HistoryFilter } from './queries.js';
import classes from './DelegationHistory.module.css';

/** What happened to the delegation, the newest first. */
export function DelegationHistory({
  assemblyId,
  delegation,
}: {
  assemblyId: string;
  delegation: Delegation;
}) {
  const { id: delegationId, names: delegationNames, people } = delegation;
  const { t } = useTranslation(['history', 'common']);
  const { dateTime, list } = useFormat();
  const name = useWords();
  const words = useActionWords(() => name(delegationNames));
  const [filter, setFilter] = useState<HistoryFilter>({});
  const history = useInfiniteQuery(historyQuery(assemblyId, delegationId, filter));
  const entries = history.data?.pages.flatMap(({ items }) => items);
  const removed = history.data?.pages[0]?.removed;
  const named = useMemo(
    () => [
      ...people.map((person) => ({ id: person.id, name: fullName(person).trim() })),
      ...(removed ?? []).map((person) => ({
        id: person.id,
        name: t('removedPerson', { name: fullName(person) }),
      })),
    ],
    [people, removed, t],
  );
  const personName = useCallback(
    (id: string) => named.find((person) => person.id === id)?.name || t('formerPerson'),
    [named, t],
  );
  const values = useHistoryValues(delegation, personName);
  return (
    <Section title={t('title')}>
      <HistoryFilterBar people={named} filter={filter} onChange={setFilter} />
      <ProblemNotice problem={history.error} />
      {history.isPending && <SkeletonRows rows={4} />}
      {entries?.length === 0 && (
        <p className={classes.nothing} role="status">
          {t('noMatch')}
        </p>
      )}
      <ol className={classes.list} aria-busy={history.isPlaceholderData}>
        {entries?.map((entry) => {
          const { what, why, by } = words(entry);
          const names = list(peopleOf(entry).map(personName));
          return (
            <li key={entry.id}>
              <time dateTime={entry.at} className={classes.time}>
                {dateTime(entry.at)}
              </time>
              <div>
                <p>{names === '' ? what : t('whom', { what, name: names })}</p>
                <HistoryValues values={values(entry)} />
                {entry.erased && <p className={classes.by}>{t('erased')}</p>}
                {why !== '' && (
                  <p className={classes.why}>
                    <bdi>{why}</bdi>
                  </p>
                )}
                <p className={classes.by}>{by}</p>
              </div>
            </li>
          );
        })}
      </ol>
      {history.hasNextPage && (
        <button
          type="button"
          className={classes.more}
          disabled={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t('more')}
        </button>
      )}
    </Section>
  );
}
