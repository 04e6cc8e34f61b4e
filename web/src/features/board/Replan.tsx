import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import { Icon } from '../../components/Icon.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { Section } from '../../components/Section.js';
import classes from './Replan.module.css';

/** Mends the published plan with the fewest changes and goes on to what these are; says so when there are none. */
export function Replan({ assemblyId }: { assemblyId: string }) {
  const { t } = useTranslation('replan');
  const client = useQueryClient();
  const navigate = useNavigate();
  const replan = useMutation({
    mutationFn: () =>
      data(
        api.POST('/api/v1/assemblies/{assemblyId}/plans/replan', {
          params: { path: { assemblyId } },
        }),
      ),
    onSuccess: async ({ plan }) => {
      if (!plan) return;
      await client.invalidateQueries({ queryKey: ['plans'] });
      await navigate({ to: '/plans/$planId/changes', params: { planId: plan.id } });
    },
  });
  return (
    <Section title={t('title')}>
      <ProblemNotice problem={replan.error} />
      <p className={classes.text}>{t('text')}</p>
      <Button
        fullWidth
        variant="default"
        loading={replan.isPending}
        onClick={() => replan.mutate()}
      >
        {t('button')}
      </Button>
      <p className={classes.holds} role="status">
        {replan.data?.plan === null && (
          <>
            <Icon name="checkmark--filled" />
            {t('holds')}
          </>
        )}
      </p>
    </Section>
  );
}
