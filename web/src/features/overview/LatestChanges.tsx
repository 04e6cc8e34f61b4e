import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../app/useNow.js';
import { Flag } from '../../components/Flag.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { Section } from '../../components/Section.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { useFormat } from '../../i18n/useFormat.js';
import { useWords } from '../office/useOffice.js';
import { useActionWords } from '../registration/history-words.js';
import { delegationsQuery, type HistoryEntry } from '../registration/queries.js';
import { changesQuery } from './queries.js';
import classes from './LatestChanges.module.css';

const shown = 7;
const day = 86_400_000;

/** Equal changes that one person made in a row read as one line with their number. */
function together(entries: readonly HistoryEntry[]): { entry: HistoryEntry; count: number }[] {
  const rows: { entry: HistoryEntry; count: number }[] = [];
  for (const entry of entries) {
    const last = rows.at(-1);
    const same =
      last?.entry.action === entry.action &&
      last.entry.actor === entry.actor &&
      (entry.subjectType !== 'delegation' || last.entry.subjectId === entry.subjectId);
    if (last && same) last.count += 1;
    else rows.push({ entry, count: 1 });
  }
  return rows;
}

/** What happened last in the Assembly. */
export function LatestChanges({ assemblyId }: { assemblyId: string }) {
  const { t } = useTranslation('overview');
  const { time, date, number } = useFormat();
  const now = useNow();
  const name = useWords();
  const changes = useQuery(changesQuery(assemblyId));
  const delegations = useQuery(delegationsQuery(assemblyId));
  const byId = new Map(delegations.data?.map((delegation) => [delegation.id, delegation]));
  const words = useActionWords((id) => name(byId.get(id)?.names ?? {}));
  return (
    <Section title={t('changes.title')}>
      <ProblemNotice problem={changes.error} />
      {changes.isPending && <SkeletonRows rows={5} />}
      {changes.data?.length === 0 && <p className={classes.none}>{t('changes.none')}</p>}
      <ol className={classes.list}>
        {together(changes.data ?? [])
          .slice(0, shown)
          .map(({ entry, count }) => {
            const about = byId.get(entry.subjectType === 'delegation' ? entry.subjectId : '');
            const { what, by } = words(entry);
            return (
              <li key={entry.id}>
                <time dateTime={entry.at} className={classes.time}>
                  {Date.parse(entry.at) > now - day ? time(entry.at) : date(entry.at, 'weekdayDay')}
                </time>
                <div>
                  {about && (
                    <p>
                      <Flag iso2={about.memberIso2} initials={about.code} />{' '}
                      <Link
                        to="/registration/$delegationId"
                        params={{ delegationId: about.id }}
                        className={classes.name}
                      >
                        {name(about.names)}
                      </Link>
                    </p>
                  )}
                  <p>{count > 1 ? t('changes.times', { what, times: number(count) }) : what}</p>
                  <p className={classes.by}>{by}</p>
                </div>
              </li>
            );
          })}
      </ol>
    </Section>
  );
}
