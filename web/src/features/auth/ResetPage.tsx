import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { ApiProblem } from '../../api/problem.js';
import { applyProblem } from '../../components/apply-problem.js';
import { Icon } from '../../components/Icon.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { AuthLayout } from './AuthLayout.js';
import { LinkProblem } from './LinkProblem.js';
import { NewPassword } from './NewPassword.js';
import classes from './auth.module.css';

const route = getRouteApi('/public/reset/$token');

export function ResetPage() {
  const { t } = useTranslation('auth');
  const { token } = route.useParams();
  const form = useForm({ defaultValues: { password: '' } });
  const [placed, setPlaced] = useState<string[]>([]);
  const reset = useMutation({
    mutationFn: (body: { password: string }) =>
      api.POST('/api/v1/auth/password-reset/{token}', { params: { path: { token } }, body }),
    onError: (problem) => setPlaced(applyProblem(problem, ['password'], form.setError)),
  });
  if (reset.error instanceof ApiProblem && reset.error.code.startsWith('link_')) {
    return (
      <LinkProblem problem={reset.error}>
        <Link to="/forgotten">{t('link.askReset')}</Link>
      </LinkProblem>
    );
  }
  if (reset.isSuccess) {
    return (
      <AuthLayout title={t('reset.doneTitle')}>
        <output className={classes.done}>
          <Icon name="checkmark--filled" />
          {t('reset.done')}
        </output>
        <div>
          <Button component={Link} to="/sign-in" size="lg">
            {t('signIn.submit')}
          </Button>
        </div>
      </AuthLayout>
    );
  }
  const submit = form.handleSubmit((fields) => reset.mutate(fields));
  return (
    <AuthLayout title={t('reset.title')} sentence={t('reset.sentence')}>
      {placed.length === 0 && <ProblemNotice problem={reset.error} />}
      <FormProvider {...form}>
        <form className={classes.form} noValidate onSubmit={(event) => void submit(event)}>
          <NewPassword />
          <Button type="submit" size="lg" fullWidth loading={reset.isPending}>
            {t('reset.submit')}
          </Button>
        </form>
      </FormProvider>
    </AuthLayout>
  );
}
