import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import { ApiProblem, type FieldProblem } from '../../api/problem.js';
import { readerZone } from '../../app/zone.js';
import { applyProblem } from '../../components/apply-problem.js';
import { FieldMessage } from '../../components/FieldMessage.js';
import { Flag } from '../../components/Flag.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { formatDateTime } from '../../i18n/format.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { AuthLayout } from './AuthLayout.js';
import { LinkProblem } from './LinkProblem.js';
import { NewPassword } from './NewPassword.js';
import { useEnter } from './useEnter.js';
import { useFirstField } from './useFirstField.js';
import classes from './auth.module.css';

const route = getRouteApi('/public/invitation/$token');

/** Opening the link changes nothing (mail scanners open links too); only the form accepts. */
export function InvitationPage() {
  const { t } = useTranslation('auth');
  const { token } = route.useParams();
  const { language } = useLanguage();
  const enter = useEnter();
  const params = { path: { token } };
  const invitation = useQuery({
    queryKey: ['invitation-link', token],
    queryFn: () => data(api.GET('/api/v1/invitations/{token}', { params })),
    staleTime: Infinity,
  });
  const form = useForm({
    defaultValues: { name: '', password: '' },
    values: { name: invitation.data?.name ?? '', password: '' },
    resetOptions: { keepDirtyValues: true },
  });
  useFirstField(form.setFocus, 'name', invitation.data?.accountExists === false);
  const { errors } = form.formState;
  const [placed, setPlaced] = useState<FieldProblem['path'][]>([]);
  const accept = useMutation({
    // Who has an account keeps its name and password, and signs in with them afterwards.
    mutationFn: (fields: { name: string; password: string }) =>
      api.POST('/api/v1/invitations/{token}/accept', {
        params,
        body: invitation.data?.accountExists ? {} : { ...fields, language },
      }),
    onSuccess: enter,
    onError: (problem) => setPlaced(applyProblem(problem, ['name', 'password'], form.setError)),
  });
  const refused =
    accept.error instanceof ApiProblem && accept.error.code.startsWith('link_')
      ? accept.error
      : invitation.error;
  if (refused) return <LinkProblem problem={refused}>{t('link.askInvitation')}</LinkProblem>;
  if (!invitation.data) {
    return (
      <AuthLayout title={t('invitation.title')}>
        <SkeletonRows rows={4} height={64} />
      </AuthLayout>
    );
  }
  const { accountExists, assemblyName, email, expiresAt, memberIso2, role } = invitation.data;
  const submit = form.handleSubmit((fields) => accept.mutate(fields));
  return (
    <AuthLayout
      title={t('invitation.title')}
      sentence={t(accountExists ? 'invitation.known' : 'invitation.sentence', {
        assembly: assemblyName,
      })}
    >
      <p className={classes.invited}>
        {memberIso2 && <Flag iso2={memberIso2} size={30} />}
        <span>
          <b>{t(`roles.${role}`)}</b>
          <br />
          <bdi>{email}</bdi>
        </span>
      </p>
      <ProblemNotice problem={accept.error} placed={placed} />
      <FormProvider {...form}>
        <form className={classes.form} noValidate onSubmit={(event) => void submit(event)}>
          {!accountExists && (
            <>
              <TextInput
                size="lg"
                autoComplete="name"
                label={t('name')}
                error={errors.name && <FieldMessage>{errors.name.message}</FieldMessage>}
                {...form.register('name', { required: t('nameMissing') })}
              />
              <NewPassword />
            </>
          )}
          <Button type="submit" size="lg" fullWidth loading={accept.isPending}>
            {t(accountExists ? 'invitation.accept' : 'invitation.submit')}
          </Button>
        </form>
      </FormProvider>
      <p className={classes.firstTime}>
        {t('invitation.expires', {
          at: formatDateTime(language, readerZone, expiresAt, 'dayLong'),
        })}
      </p>
    </AuthLayout>
  );
}
