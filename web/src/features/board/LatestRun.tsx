import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import { presentInstant } from '../../app/clock.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { useFormat } from '../../i18n/useFormat.js';
import { isGoing, runQuery, type Plan, type Run } from '../plans/queries.js';
import { RunCurve } from './RunCurve.js';
import { gap, Numbers } from './RunNumbers.js';
import { RunOutcome } from './RunOutcome.js';
import { scopeOf } from './run-settings.js';
import classes from './Optimizer.module.css';

/** The run that goes on, with its curve and the two ways to end it; or what it brought. */
export function LatestRun({
  assemblyId,
  run,
  plans,
  canEdit,
  shownPlanId,
  onChange,
}: {
  assemblyId: string;
  run: Run;
  plans: readonly Plan[];
  canEdit: boolean;
  shownPlanId: string | undefined;
  onChange: () => Promise<unknown>;
}) {
  const { t } = useTranslation('board');
  const { number } = useFormat();
  const client = useQueryClient();
  const detail = useQuery(runQuery(assemblyId, run.id)).data;
  const path = { assemblyId, runId: run.id };
  const cancel = useMutation({
    mutationFn: () =>
      data(
        api.POST('/api/v1/assemblies/{assemblyId}/optimizer-runs/{runId}/cancel', {
          params: { path },
        }),
      ),
    onSettled: onChange,
  });
  const stop = useMutation({
    mutationFn: () =>
      data(
        api.POST('/api/v1/assemblies/{assemblyId}/optimizer-runs/{runId}/stop', {
          params: { path },
        }),
      ),
    onSettled: onChange,
  });
  // The list and the draft follow when the polled run says that it has ended.
  const ended = detail !== undefined && !isGoing(detail) && isGoing(run);
  useEffect(() => {
    if (!ended) return;
    void client.invalidateQueries({ queryKey: ['runs'] });
    void client.invalidateQueries({ queryKey: ['plans'] });
  }, [client, ended]);
  const shown = detail ?? run;
  const plan = plans.find(({ id }) => id === shown.planId);
  if (!isGoing(shown))
    return (
      <RunOutcome
        assemblyId={assemblyId}
        run={shown}
        plan={plan}
        canEdit={canEdit}
        detail={detail}
        shownPlanId={shownPlanId}
      />
    );
  const last = detail?.progress.at(-1);
  const ending = shown.cancelRequested || shown.stopRequested;
  return (
    <div className={classes.run} role="status" aria-live="off">
      <p className={classes.text}>{t(`optimizer.scopeSays.${scopeOf(run)}`)}</p>
      {last ? (
        <Numbers
          entries={[
            ['weight', number(last.weight)],
            ['bound', number(last.bound)],
            ['gap', gap(last.weight, last.bound, number)],
          ]}
        />
      ) : (
        <p className={classes.text}>{t('optimizer.waiting')}</p>
      )}
      {detail && <RunCurve run={detail} />}
      <Elapsed run={shown} />
      <p className={classes.text}>{t('optimizer.stays')}</p>
      {canEdit && (
        <div className={classes.stop}>
          {ending ? (
            <p className={classes.text}>{t('optimizer.stopping')}</p>
          ) : (
            <>
              <button
                type="button"
                className={classes.link}
                disabled={cancel.isPending}
                onClick={() => cancel.mutate()}
              >
                {t('optimizer.cancel')}
              </button>
              <Button
                variant="default"
                loading={stop.isPending}
                disabled={last === undefined}
                onClick={() => stop.mutate()}
              >
                {t('optimizer.stop')}
              </Button>
            </>
          )}
        </div>
      )}
      <ProblemNotice problem={cancel.error ?? stop.error} />
    </div>
  );
}

/** How much of its time the run has used. */
function Elapsed({ run }: { run: Run }) {
  const { t } = useTranslation('board');
  const [now, setNow] = useState(presentInstant);
  useEffect(() => {
    const timer = window.setInterval(() => setNow(presentInstant()), 1_000);
    return () => window.clearInterval(timer);
  }, []);
  const used =
    run.startedAt === null
      ? 0
      : Math.min(run.seconds, Math.max(0, Math.round((now - Date.parse(run.startedAt)) / 1_000)));
  return (
    <div className={classes.elapsed}>
      <progress
        className={classes.progress}
        max={run.seconds}
        value={used}
        aria-label={t('optimizer.time')}
      />
      <span>{t('optimizer.used', { used, count: run.seconds })}</span>
    </div>
  );
}
