import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { Section } from '../../components/Section.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { StatusBadge } from '../../components/StatusBadge.js';
import { useFormat } from '../../i18n/useFormat.js';
import { deliveriesQuery, queuesQuery } from './queries.js';
import classes from './Queues.module.css';

/** Whether the work in the background goes on. */
export function Queues({ assemblyId }: { assemblyId: string }) {
  const { t } = useTranslation(['overview', 'common']);
  const { number } = useFormat();
  const age = useAge();
  const queues = useQuery(queuesQuery);
  const deliveries = useQuery(deliveriesQuery(assemblyId));
  const troubled = queues.data?.filter(({ state }) => state !== 'running') ?? [];
  const failed = (deliveries.data?.counts ?? [])
    .filter(({ status }) => status === 'failed')
    .reduce((sum, { count }) => sum + count, 0);
  return (
    <Section
      title={t('queues.title')}
      end={
        queues.data &&
        (troubled.length > 0 ? (
          <StatusBadge
            kind="queue"
            state={troubled.some(({ state }) => state === 'stopped') ? 'stopped' : 'slow'}
          >
            {t('queues.troubled', { count: troubled.length, total: queues.data.length })}
          </StatusBadge>
        ) : (
          <StatusBadge kind="queue" state="running">
            {t('queues.fine')}
          </StatusBadge>
        ))
      }
    >
      <ProblemNotice problem={queues.error} />
      {queues.isPending && <SkeletonRows rows={4} />}
      {queues.data && (
        <table className={classes.table}>
          <caption className="ga-hidden">{t('queues.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('queues.name')}</th>
              <th scope="col" data-end>
                {t('queues.waiting')}
              </th>
              <th scope="col" data-end>
                {t('queues.oldest')}
              </th>
              <th scope="col">{t('common:words.state')}</th>
            </tr>
          </thead>
          <tbody>
            {queues.data.map(({ name, waiting, oldestAgeMs, state }) => (
              <tr key={name}>
                <th scope="row">{t(`queues.of.${name}`)}</th>
                <td data-end>{number(waiting)}</td>
                <td data-end>{oldestAgeMs === null ? t('queues.nothing') : age(oldestAgeMs)}</td>
                <td>
                  <StatusBadge kind="queue" state={state} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {failed > 0 && (
        <p className={classes.failed}>
          {t('queues.failed', { count: failed })}{' '}
          <Link to="/messages">{t('queues.seeFailed')}</Link>
        </p>
      )}
    </Section>
  );
}

/** 38 s, 4 min, 2 h. */
function useAge(): (ms: number) => string {
  const { number } = useFormat();
  return (ms) => {
    const [value, unit] =
      ms < 60_000
        ? [ms / 1_000, 'second']
        : ms < 3_600_000
          ? [ms / 60_000, 'minute']
          : [ms / 3_600_000, 'hour'];
    return number(Math.round(value), { style: 'unit', unit, unitDisplay: 'short' });
  };
}
