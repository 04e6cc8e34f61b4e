import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { ConfirmWithPreview } from '../../components/ConfirmWithPreview.js';
import { useFormat } from '../../i18n/useFormat.js';
import type { Plan, Run, RunDetail } from '../plans/queries.js';
import { RunCurve } from './RunCurve.js';
import { gap, Numbers } from './RunNumbers.js';
import { RunReasons } from './RunReasons.js';
import classes from './Optimizer.module.css';

/** What a run brought: its draft with the ways on, or why there is none. */
export function RunOutcome({
  assemblyId,
  run,
  plan,
  canEdit,
  detail,
  shownPlanId,
}: {
  assemblyId: string;
  run: Run;
  plan: Plan | undefined;
  canEdit: boolean;
  detail: RunDetail | undefined;
  shownPlanId: string | undefined;
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
      {placed < requests && plan.id !== shownPlanId && (
        <RunReasons assemblyId={assemblyId} planId={plan.id} />
      )}
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
