import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { ApiProblem } from '../../api/problem.js';
import { applyProblem } from '../../components/apply-problem.js';
import { FieldMessage } from '../../components/FieldMessage.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { AuthLayout } from './AuthLayout.js';
import { LinkProblem } from './LinkProblem.js';
import { NewPassword } from './NewPassword.js';
import { useEnter } from './useEnter.js';
import { useFirstField } from './useFirstField.js';
import classes from './auth.module.css';

interface Fields {
  name: string;
  email: string;
  password: string;
}

const route = getRouteApi('/public/setup/$token');

/** The one-time link of an empty installation makes the first administrator. */
export function SetupPage() {
  const { t } = useTranslation('auth');
  const { token } = route.useParams();
  const { language } = useLanguage();
  const enter = useEnter();
  const params = { path: { token } };
  const link = useQuery({
    queryKey: ['setup-link', token],
    queryFn: async () => {
      await api.GET('/api/v1/setup/{token}', { params });
      return true;
    },
    staleTime: Infinity,
  });
  const form = useForm<Fields>({ defaultValues: { name: '', email: '', password: '' } });
  useFirstField(form.setFocus, 'name');
  const { errors } = form.formState;
  const [placed, setPlaced] = useState<string[]>([]);
  const setUp = useMutation({
    mutationFn: (fields: Fields) =>
      api.POST('/api/v1/setup/{token}', { params, body: { ...fields, language } }),
    onSuccess: enter,
    onError: (problem) =>
      setPlaced(applyProblem(problem, ['name', 'email', 'password'], form.setError)),
  });
  const refused =
    setUp.error instanceof ApiProblem && setUp.error.code.startsWith('link_')
      ? setUp.error
      : link.error;
  if (refused) return <LinkProblem problem={refused}>{t('link.askSetup')}</LinkProblem>;
  const submit = form.handleSubmit((fields) => setUp.mutate(fields));
  return (
    <AuthLayout title={t('setup.title')} sentence={t('setup.sentence')}>
      <ProblemNotice problem={setUp.error} placed={placed} />
      <FormProvider {...form}>
        <form className={classes.form} noValidate onSubmit={(event) => void submit(event)}>
          <TextInput
            size="lg"
            autoComplete="name"
            label={t('name')}
            error={errors.name && <FieldMessage>{errors.name.message}</FieldMessage>}
            {...form.register('name', { required: t('nameMissing') })}
          />
          <TextInput
            size="lg"
            type="email"
            autoComplete="username"
            dir="ltr"
            label={t('email')}
            error={errors.email && <FieldMessage>{errors.email.message}</FieldMessage>}
            {...form.register('email', { required: t('emailMissing') })}
          />
          <NewPassword />
          <Button type="submit" size="lg" fullWidth loading={setUp.isPending}>
            {t('setup.submit')}
          </Button>
        </form>
      </FormProvider>
    </AuthLayout>
  );
}
