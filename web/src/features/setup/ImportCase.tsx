import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import { hasRole, sessionQuery, useSession } from '../../app/session.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { Section } from '../../components/Section.js';
import classes from './setup.module.css';

/** The real session of 2024 as an Assembly of its own, to look at or to try things with. */
export function ImportCase() {
  const { t } = useTranslation('setup');
  const client = useQueryClient();
  const session = useSession();
  const run = useMutation({
    mutationFn: () => data(api.POST('/api/v1/assemblies/import-case', { body: { case: 'ga92' } })),
    onSuccess: async ({ name }) => {
      notifications.show({ message: t('case.done', { name }) });
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
  if (!hasRole(session, 'admin')) return null;
  return (
    <Section title={t('case.title')}>
      <div className={classes.case}>
        <p>{t('case.text')}</p>
        <ProblemNotice problem={run.error} />
        <Button variant="default" loading={run.isPending} onClick={() => run.mutate()}>
          {t('case.action')}
        </Button>
      </div>
    </Section>
  );
}
