import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { FieldMessage } from '../../components/FieldMessage.js';
import { Icon } from '../../components/Icon.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { AuthLayout } from './AuthLayout.js';
import { useFirstField } from './useFirstField.js';
import classes from './auth.module.css';

/** Asks for a reset link. The answer is the same whether the address is known or not. */
export function ForgottenPage() {
  const { t } = useTranslation('auth');
  const form = useForm({ defaultValues: { email: '' } });
  useFirstField(form.setFocus, 'email');
  const { errors } = form.formState;
  const ask = useMutation({
    mutationFn: (body: { email: string }) => api.POST('/api/v1/auth/password-reset', { body }),
  });
  const submit = form.handleSubmit((fields) => ask.mutate(fields));
  return (
    <AuthLayout title={t('forgotten.title')} sentence={t('forgotten.sentence')}>
      <ProblemNotice problem={ask.error} />
      {ask.isSuccess ? (
        <output className={classes.done}>
          <Icon name="checkmark--filled" />
          {t('forgotten.sent')}
        </output>
      ) : (
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
          <Button type="submit" size="lg" fullWidth loading={ask.isPending}>
            {t('forgotten.submit')}
          </Button>
        </form>
      )}
      <p>
        <Link to="/sign-in">{t('backToSignIn')}</Link>
      </p>
    </AuthLayout>
  );
}
