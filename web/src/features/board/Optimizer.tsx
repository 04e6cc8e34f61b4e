import { Button, Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { Section } from '../../components/Section.js';
import { StatusBadge } from '../../components/StatusBadge.js';
import { isGoing, runsQuery, type Plan } from '../plans/queries.js';
import { LatestRun } from './LatestRun.js';
import { RunSettings } from './RunSettings.js';
import { bodyOf, budgets, defaultSettings } from './run-settings.js';
import classes from './Optimizer.module.css';

export interface OptimizerProps {
  assemblyId: string;
  plans: readonly Plan[];
  canEdit: boolean;
  /** Whether starting is the page's main button. */
  isMain: boolean;
  /** The plan on the board: its tray says already why requests are left out. */
  shownPlanId: string | undefined;
}

/** Starts the optimizer, shows how far it is, and what it brought. The board itself stays as it is. */
export function Optimizer({ assemblyId, plans, canEdit, isMain, shownPlanId }: OptimizerProps) {
  const { t } = useTranslation('board');
  const client = useQueryClient();
  const [settings, setSettings] = useState(defaultSettings);
  const runs = useQuery(runsQuery(assemblyId));
  const latest = runs.data?.[0];
  const refresh = () => client.invalidateQueries({ queryKey: ['runs'] });
  const start = useMutation({
    mutationFn: () =>
      data(
        api.POST('/api/v1/assemblies/{assemblyId}/optimizer-runs', {
          params: { path: { assemblyId } },
          body: bodyOf(settings),
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
          shownPlanId={shownPlanId}
          onChange={refresh}
        />
      )}
      {canEdit && !going && (
        <>
          <p className={classes.text}>
            {t('optimizer.text')} {t(`optimizer.scopeText.${settings.scope}`)}
          </p>
          <RunSettings settings={settings} onChange={setSettings} />
          <div className={classes.start}>
            <Select
              className={classes.seconds}
              aria-label={t('optimizer.seconds')}
              allowDeselect={false}
              value={String(settings.seconds)}
              onChange={(value) => setSettings({ ...settings, seconds: Number(value ?? 30) })}
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
