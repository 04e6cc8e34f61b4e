import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { hasRole, useSession } from '../../app/session.js';
import { api, data } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { applyProblem } from '../../components/apply-problem.js';
import { FormFoot, FormRow, FormSection } from '../../components/FormLayout.js';
import { SelectField, TextField } from '../../components/fields.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { languageCodes, languages } from '../../i18n/languages.js';
import { useLanguage } from '../../i18n/useLanguage.js';

type NewUser = components['schemas']['CreateUserDto'];

export type OfficeRole = NewUser['role'];

export interface UserFields extends Omit<NewUser, 'role'> {
  role: OfficeRole | null;
}

const officeRoles: readonly OfficeRole[] = ['organizer', 'reviewer', 'protocol', 'staff', 'admin'];

export const isOfficeRole = (role: string | null | undefined): role is OfficeRole =>
  officeRoles.some((known) => known === role);

const names = ['email', 'name', 'language', 'role'] as const;

/** Gives somebody a role: by a link when the address is new, at once when it has an account. */
export function UserForm({
  assemblyId,
  start,
  onDone,
  onCancel,
}: {
  assemblyId: string;
  start: Partial<UserFields>;
  onDone: () => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation(['users', 'common']);
  const { language } = useLanguage();
  const session = useSession();
  const [placed, setPlaced] = useState<string[]>([]);
  const form = useForm<UserFields>({
    defaultValues: {
      email: start.email ?? '',
      name: start.name ?? '',
      language: start.language ?? language,
      role: start.role ?? null,
    },
  });
  const { control } = form;
  const roles = officeRoles.filter((role) => role !== 'admin' || hasRole(session, 'admin'));
  const give = useMutation({
    mutationFn: (body: NewUser) =>
      data(
        api.POST('/api/v1/assemblies/{assemblyId}/users', {
          params: { path: { assemblyId } },
          body,
        }),
      ),
    onSuccess: ({ invitation }, { name, email }) => {
      notifications.show({
        message: invitation ? t('sent', { email }) : t('given', { name }),
      });
      onDone();
    },
    onError: (problem) => setPlaced(applyProblem(problem, names, form.setError)),
  });
  const submit = form.handleSubmit(({ role, ...fields }) => {
    if (role) give.mutate({ ...fields, role });
  });
  const role = form.watch('role');
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <FormSection>
        <FormRow>
          <TextField
            control={control}
            name="email"
            type="email"
            dir="ltr"
            autoComplete="off"
            label={t('common:words.email')}
            data-autofocus
            rules={{ required: t('emailMissing') }}
          />
          <TextField
            control={control}
            name="name"
            autoComplete="off"
            label={t('common:words.name')}
            rules={{ required: t('nameMissing') }}
          />
        </FormRow>
        <FormRow>
          <SelectField
            control={control}
            name="role"
            label={t('common:words.role')}
            data={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
            rules={{ required: t('roleMissing') }}
          />
          <SelectField
            control={control}
            name="language"
            label={t('mailLanguage')}
            allowDeselect={false}
            data={languageCodes.map((value) => ({ value, label: languages[value].name }))}
          />
        </FormRow>
        {role && <p>{t(`roleText.${role}`)}</p>}
      </FormSection>
      <ProblemNotice problem={give.error} placed={placed} />
      <FormFoot note={t('inviteNote')}>
        <Button variant="default" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" loading={give.isPending}>
          {t('send')}
        </Button>
      </FormFoot>
    </form>
  );
}
