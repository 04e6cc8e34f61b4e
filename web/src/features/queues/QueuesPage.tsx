import { useQuery } from '@tanstack/react-query';
import { createColumnHelper, type ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { DataTable } from '../../components/DataTable.js';
import { PageHeader } from '../../components/PageHeader.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { StatusBadge } from '../../components/StatusBadge.js';
import { useFormat } from '../../i18n/useFormat.js';
import { Sheet } from '../office/Sheet.js';
import { MessagesTabs } from '../messages/MessagesTabs.js';
import classes from './queues.module.css';

type Queue = components['schemas']['QueueStateDto'];

const refreshEvery = 10_000;
const column = createColumnHelper<Queue>();

/** What waits in the queues, and whether somebody works on them. */
export function QueuesPage() {
  const { t } = useTranslation(['queues', 'common']);
  const { number } = useFormat();
  const age = useAge();
  const { data: queues, error } = useQuery({
    queryKey: ['queues'],
    queryFn: () => data(api.GET('/api/v1/operations/queues')),
    refetchInterval: refreshEvery,
  });
  const columns = useMemo(() => {
    const count = (name: 'waiting' | 'active' | 'delayed' | 'failed' | 'workers') =>
      column.accessor(name, {
        header: t(name),
        cell: ({ getValue }) => number(getValue()),
        meta: { align: 'end', narrow: true },
        enableSorting: false,
      });
    return [
      column.accessor('name', {
        header: t('queue'),
        cell: ({ getValue }) => <QueueName name={getValue()} />,
        enableSorting: false,
      }),
      count('waiting'),
      column.accessor('oldestAgeMs', {
        header: t('oldest'),
        cell: ({ getValue }) => age(getValue()),
        meta: { align: 'end', narrow: true },
        enableSorting: false,
      }),
      count('active'),
      count('delayed'),
      count('failed'),
      count('workers'),
      column.accessor('state', {
        header: t('common:words.state'),
        cell: ({ getValue }) => <StatusBadge kind="queue" state={getValue()} />,
        enableSorting: false,
      }),
    ] as ColumnDef<Queue>[];
  }, [t, number, age]);
  const notRunning = queues?.filter(({ state }) => state !== 'running').length ?? 0;
  return (
    <>
      <PageHeader
        title={t('title')}
        sentence={queues && (notRunning === 0 ? t('allRun') : t('someNot', { count: notRunning }))}
      />
      <MessagesTabs />
      <ProblemNotice problem={error} />
      {!error && (
        <Sheet>
          <DataTable
            caption={t('title')}
            columns={columns}
            rows={queues}
            rowKey={({ name }) => name}
            card={(queue) => (
              <div className={classes.card}>
                <QueueName name={queue.name} />
                <StatusBadge kind="queue" state={queue.state} />
                <p className={classes.facts}>
                  {t('facts', {
                    waiting: t('waitingCount', { count: queue.waiting }),
                    failed: t('failedCount', { count: queue.failed }),
                  })}
                  {queue.oldestAgeMs !== null &&
                    ` ${t('oldestIs', { age: age(queue.oldestAgeMs) })}`}
                </p>
              </div>
            )}
          />
        </Sheet>
      )}
    </>
  );
}

function QueueName({ name }: { name: Queue['name'] }) {
  const { t } = useTranslation('queues');
  return (
    <span className={classes.name}>
      <b>{t(`name.${name}`)}</b>
      <span>{t(`text.${name}`)}</span>
    </span>
  );
}

/** How long something waits: "38 s", "4 min", "2 h"; a dash for nothing. */
function useAge(): (ms: number | null) => string {
  const { t } = useTranslation('queues');
  const { number } = useFormat();
  return useMemo(() => {
    const unit = (value: number, name: string) =>
      number(Math.floor(value), { style: 'unit', unit: name, unitDisplay: 'short' });
    return (ms) => {
      if (ms === null) return t('noAge');
      if (ms < 60_000) return unit(ms / 1000, 'second');
      return ms < 3_600_000 ? unit(ms / 60_000, 'minute') : unit(ms / 3_600_000, 'hour');
    };
  }, [t, number]);
}
