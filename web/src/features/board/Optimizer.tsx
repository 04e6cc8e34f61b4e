import { Button, Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import { presentInstant } from '../../app/clock.js';
import { ConfirmWithPreview } from '../../components/ConfirmWithPreview.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { Section } from '../../components/Section.js';
import { StatusBadge } from '../../components/StatusBadge.js';
import { useFormat } from '../../i18n/useFormat.js';
import {
  isGoing,
  runQuery,
  runsQuery,
  type Plan,
  type Run,
  type RunDetail,
} from '../plans/queries.js';
import { RunCurve } from './RunCurve.js';
import classes from './Optimizer.module.css';

export interface OptimizerProps {
  assemblyId: string;
  plans: readonly Plan[];
  canEdit: boolean;
  /** Whether starting is the page's main button. */
  isMain: boolean;
}

const budgets = [10, 30, 60, 120];

/** Starts the optimizer, shows how far it is, and what it brought. The board itself stays as it is. */
export function Optimizer({ assemblyId, plans, canEdit, isMain }: OptimizerProps) {
  const { t } = useTranslation('board');
  const client = useQueryClient();
  const [seconds, setSeconds] = useState('30');
  const runs = useQuery(runsQuery(assemblyId));
  const latest = runs.data?.[0];
  const refresh = () => client.invalidateQueries({ queryKey: ['runs'] });
  const start = useMutation({
    mutationFn: () =>
      data(
        api.POST('/api/v1/assemblies/{assemblyId}/optimizer-runs', {
          params: { path: { assemblyId } },
          body: { seconds: Number(seconds), keepPublished: true },
        }),
      ),
    onSettled: refresh,
  });
  const going = latest !== undefined && isGoing(latest);
  return (
    <Section
      title={t('optimizer.title')}
      end={latest && <StatusBadge kind="run" state={latest.status} />}
    >
      <ProblemNotice problem={runs.error ?? start.error} />
      {latest && (
        <LatestRun
          key={latest.id}
          assemblyId={assemblyId}
          run={latest}
          plans={plans}
          canEdit={canEdit}
          onChange={refresh}
        />
      )}
      {canEdit && !going && (
        <>
          <p className={classes.text}>{t('optimizer.text')}</p>
          <div className={classes.start}>
            <Select
              className={classes.seconds}
              aria-label={t('optimizer.seconds')}
              allowDeselect={false}
              value={seconds}
              onChange={(value) => setSeconds(value ?? '30')}
              data={budgets.map((value) => ({
                value: String(value),
                label: t('optimizer.budget', { count: value }),
              }))}
            />
            <Button
              variant={isMain && runs.data !== undefined ? 'filled' : 'default'}
              loading={start.isPending}
              onClick={() => start.mutate()}
            >
              {t('optimizer.start')}
            </Button>
          </div>
        </>
      )}
    </Section>
  );
}

function LatestRun({
  assemblyId,
  run,
  plans,
  canEdit,
  onChange,
}: {
  assemblyId: string;
  run: Run;
  plans: readonly Plan[];
  canEdit: boolean;
  onChange: () => Promise<unknown>;
}) {
  const { t } = useTranslation('board');
  const { number } = useFormat();
  const client = useQueryClient();
  const detail = useQuery(runQuery(assemblyId, run.id)).data;
  const cancel = useMutation({
    mutationFn: () =>
      data(
        api.POST('/api/v1/assemblies/{assemblyId}/optimizer-runs/{runId}/cancel', {
          params: { path: { assemblyId, runId: run.id } },
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
      <Outcome assemblyId={assemblyId} run={shown} plan={plan} canEdit={canEdit} detail={detail} />
    );
  const last = detail?.progress.at(-1);
  return (
    <div className={classes.run} role="status" aria-live="off">
      <p className={classes.text}>{t(run.keepPublished ? 'optimizer.keeps' : 'optimizer.fresh')}</p>
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
      {canEdit && (
        <div className={classes.stop}>
          <p className={classes.text}>{t('optimizer.stays')}</p>
          <Button
            variant="default"
            loading={cancel.isPending}
            disabled={shown.cancelRequested}
            onClick={() => cancel.mutate()}
          >
            {t(shown.cancelRequested ? 'optimizer.stopping' : 'optimizer.stop')}
          </Button>
        </div>
      )}
      <ProblemNotice problem={cancel.error} />
    </div>
  );
}

/** What a run brought: its draft with the ways on, or why there is none. */
function Outcome({
  assemblyId,
  run,
  plan,
  canEdit,
  detail,
}: {
  assemblyId: string;
  run: Run;
  plan: Plan | undefined;
  canEdit: boolean;
  detail: RunDetail | undefined;
}) {
  const { t } = useTranslation('board');
  const { number } = useFormat();
  if (run.planId === null || !plan) {
    return (
      <p className={classes.text}>
        {t(run.status === 'failed' ? 'optimizer.failed' : 'optimizer.noPlan')}
      </p>
    );
  }
  const { placed, requests, weightPlaced, upperBound, provenOptimal } = plan.totals;
  return (
    <div className={classes.run}>
      <Numbers
        entries={[
          ['placed', number(placed), t('optimizer.ofPlaced', { total: number(requests) })],
          ['weight', number(weightPlaced)],
          provenOptimal
            ? ['gap', number(0, { style: 'percent' }), t('optimizer.proven')]
            : ['gap', gap(weightPlaced, upperBound, number)],
        ]}
      />
      {detail && <RunCurve run={detail} />}
      {plan.status === 'draft' ? (
        <div className={classes.links}>
          <p>
            {t(plan.outdated ? 'optimizer.outdated' : 'optimizer.ready', {
              number: number(plan.number),
            })}
          </p>
          <p className={classes.ways}>
            <Link to="/board" search={{ plan: plan.id }}>
              {t('optimizer.show')}
            </Link>
            {!plan.outdated && (
              <Link to="/plans/$planId/changes" params={{ planId: plan.id }}>
                {t('seeChanges')}
              </Link>
            )}
            {canEdit && <Discard assemblyId={assemblyId} plan={plan} />}
          </p>
        </div>
      ) : (
        <p className={classes.text}>{t('optimizer.isPlan', { number: number(plan.number) })}</p>
      )}
    </div>
  );
}

function Discard({ assemblyId, plan }: { assemblyId: string; plan: Plan }) {
  const { t } = useTranslation('board');
  const { number } = useFormat();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const discard = async () => {
    await api.POST('/api/v1/assemblies/{assemblyId}/plans/{planId}/discard', {
      params: { path: { assemblyId, planId: plan.id } },
    });
    await client.invalidateQueries({ queryKey: ['plans'] });
  };
  const title = t('discard.title', { number: number(plan.number) });
  return (
    <>
      <button type="button" className={classes.link} onClick={() => setAsking(true)}>
        {t('discard.button')}
      </button>
      <ConfirmWithPreview
        opened={asking}
        onClose={() => setAsking(false)}
        title={title}
        confirm={t('discard.confirm')}
        danger
        onConfirm={discard}
      >
        <p>{t('discard.text')}</p>
      </ConfirmWithPreview>
    </>
  );
}

function gap(
  weight: number,
  bound: number,
  number: (value: number, options?: Intl.NumberFormatOptions) => string,
): string {
  const share = bound > 0 ? Math.max(0, bound - weight) / bound : 0;
  return number(share, { style: 'percent', maximumFractionDigits: 1 });
}

function Numbers({ entries }: { entries: (readonly [string, string, string?])[] }) {
  const { t } = useTranslation('board');
  return (
    <dl className={classes.numbers}>
      {entries.map(([key, value, words]) => (
        <div key={key}>
          <dt>{words ?? t(`optimizer.${key}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
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
