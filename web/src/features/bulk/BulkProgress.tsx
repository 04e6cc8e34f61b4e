import { Button, Progress } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import { presentInstant } from '../../app/clock.js';
import { Icon } from '../../components/Icon.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { useFormat } from '../../i18n/useFormat.js';
import { bulkQuery, isOpen, type BulkOperation } from './queries.js';
import classes from './BulkProgress.module.css';

/** How long the end of an operation stays in view, in ms. */
const shownAfterEnd = 2 * 60_000;

const icons = {
  waiting: 'hourglass',
  running: 'in-progress',
  done: 'checkmark--filled',
  undone: 'undo',
} as const;

/** What is under way for many delegations: the pause before it begins, how far it is, and the way back. */
export function BulkProgress({ assemblyId }: { assemblyId: string }) {
  const { t } = useTranslation('bulk');
  const operations = useQuery(bulkQuery(assemblyId));
  const now = useSeconds(operations.data?.some(isOpen) ?? false);
  const shown = operations.data?.filter(
    (operation) =>
      isOpen(operation) ||
      (operation.finishedAt !== null && now - Date.parse(operation.finishedAt) < shownAfterEnd),
  );
  if (!shown || shown.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={t('progress.label')}>
      {shown.map((operation) => (
        <li key={operation.id} className={classes.row}>
          <Row assemblyId={assemblyId} operation={operation} now={now} />
        </li>
      ))}
    </ul>
  );
}

function Row({
  assemblyId,
  operation,
  now,
}: {
  assemblyId: string;
  operation: BulkOperation;
  now: number;
}) {
  const { t } = useTranslation('bulk');
  const { number } = useFormat();
  const client = useQueryClient();
  const undo = useMutation({
    mutationFn: () =>
      data(
        api.POST('/api/v1/assemblies/{assemblyId}/bulk-operations/{operationId}/undo', {
          params: { path: { assemblyId, operationId: operation.id } },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['bulk-operations'] }),
  });
  const { kind, status, total, done, skipped, startsAt } = operation;
  const seconds = Math.max(0, Math.ceil((Date.parse(startsAt) - now) / 1_000));
  return (
    <>
      <Icon name={icons[status]} />
      <div className={classes.words}>
        <b>{t(`${kind}.name`, { count: total })}</b>
        <output>
          {status === 'waiting'
            ? t('progress.waiting', { count: seconds })
            : t(`progress.${status}`, {
                count: done,
                done: number(done),
                total: number(total),
                skipped: number(skipped),
              })}
        </output>
        <ProblemNotice problem={undo.error} />
      </div>
      {status === 'running' && (
        <Progress
          className={classes.bar}
          value={total === 0 ? 100 : ((done + skipped) / total) * 100}
          aria-label={t('progress.label')}
        />
      )}
      {isOpen(operation) && (
        <Button
          variant="default"
          size="xs"
          loading={undo.isPending}
          leftSection={<Icon name="undo" />}
          onClick={() => undo.mutate()}
        >
          {t(status === 'waiting' ? 'progress.undo' : 'progress.stop')}
        </Button>
      )}
    </>
  );
}

/** The present, on the server's clock, with every second that something is under way. */
function useSeconds(running: boolean): number {
  const [now, setNow] = useState(presentInstant);
  useEffect(() => {
    if (!running) return undefined;
    const timer = window.setInterval(() => setNow(presentInstant()), 1_000);
    return () => window.clearInterval(timer);
  }, [running]);
  return now;
}
