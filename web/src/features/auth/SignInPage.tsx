import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { FieldMessage } from '../../components/FieldMessage.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { sessionQuery } from '../../app/session.js';
import { AuthLayout } from './AuthLayout.js';
import { DemoAccounts } from './DemoAccounts.js';
import { PasswordField } from './PasswordField.js';
import { useEnter } from './useEnter.js';
import { useFirstField } from './useFirstField.js';
import classes from './auth.module.css';

interface Fields {
  email: string;
  password: string;
}

const route = getRouteApi('/public/sign-in');

export function SignInPage() {
  const { t } = useTranslation('auth');
  const { from } = route.useSearch();
  const enter = useEnter(from);
  const { data: session } = useQuery(sessionQuery);
  const form = useForm<Fields>({ defaultValues: { email: '', password: '' } });
  useFirstField(form.setFocus, 'email');
  const { errors } = form.formState;
  const signIn = useMutation({
    mutationFn: (body: Fields) => api.POST('/api/v1/auth/sign-in', { body }),
    onSuccess: enter,
  });
  const submit = form.handleSubmit((fields) => signIn.mutate(fields));
  return (
    <AuthLayout title={t('signIn.title')} sentence={t('signIn.sentence')}>
      {session && (
        <p className={classes.already}>
          {t('signIn.already', { name: session.user.name })}{' '}
          <Link to="/">{t('signIn.continue')}</Link>
        </p>
      )}
      <ProblemNotice problem={signIn.error} />
      <form className={classes.form} noValidate onSubmit={(event) => void submit(event)}>
        <TextInput
          size="lg"
          type="email"
          autoComplete="username"
          dir="ltr"
          label={t('email')}
          error={errors.email && <FieldMessage>{errors.email.message}</FieldMessage>}
          {...form.register('email', { required: t('emailMissing') })}
        />
        <div className={classes.password}>
          <Link to="/forgotten" className={classes.forgotten}>
            {t('signIn.forgotten')}
          </Link>
          <PasswordField
            autoComplete="current-password"
            dir="ltr"
            label={t('password')}
            error={errors.password && <FieldMessage>{errors.password.message}</FieldMessage>}
            {...form.register('password', { required: t('passwordMissing') })}
          />
        </div>
        <Button type="submit" size="lg" fullWidth loading={signIn.isPending}>
          {t('signIn.submit')}
        </Button>
      </form>
      <DemoAccounts onEntered={enter} />
      <p className={classes.firstTime}>
        <b>{t('signIn.firstTime')}</b> {t('signIn.firstTimeText')}
      </p>
    </AuthLayout>
  );
}
