import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import { applyProblem } from '../../components/apply-problem.js';
import { ConfirmWithPreview } from '../../components/ConfirmWithPreview.js';
import { SelectField, TextField } from '../../components/fields.js';
import { FormFoot, FormRow, FormSection } from '../../components/FormLayout.js';
import { Icon } from '../../components/Icon.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { Section } from '../../components/Section.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { StatusBadge } from '../../components/StatusBadge.js';
import { languageCodes, languages, type Language } from '../../i18n/languages.js';
import { useFormat } from '../../i18n/useFormat.js';
import { FormDialog } from '../office/FormDialog.js';
import { focalPointsQuery, type FocalPoint } from './queries.js';
import classes from './FocalPoints.module.css';

export interface FocalPointsProps {
  assemblyId: string;
  delegationId: string;
  canEdit: boolean;
}

/** Who registers the delegation, and how far their invitations are. */
export function FocalPoints(props: FocalPointsProps) {
  const { assemblyId, delegationId, canEdit } = props;
  const { t } = useTranslation(['registration', 'common']);
  const { dateTime } = useFormat();
  const client = useQueryClient();
  const [invited, setInvited] = useState<FocalPoint | 'new'>();
  const [removed, setRemoved] = useState<FocalPoint>();
  const found = useQuery(focalPointsQuery(assemblyId, delegationId));
  const remove = async ({ id }: FocalPoint) => {
    await api.DELETE(
      '/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/focal-points/{focalPointId}',
      { params: { path: { assemblyId, delegationId, focalPointId: id } } },
    );
    await client.invalidateQueries({ queryKey: ['delegations'] });
  };
  return (
    <Section
      title={t('focal.title')}
      end={
        canEdit && (
          <Button
            variant="default"
            size="xs"
            leftSection={<Icon name="add" />}
            onClick={() => setInvited('new')}
          >
            {t('focal.invite')}
          </Button>
        )
      }
    >
      <ProblemNotice problem={found.error} />
      {found.isPending && <SkeletonRows rows={2} height={64} />}
      {found.data?.length === 0 && <p className={classes.none}>{t('focal.none')}</p>}
      <ul className={classes.list}>
        {found.data?.map((person) => (
          <li key={person.id}>
            <p className={classes.name}>
              <b>{person.name}</b>
              <StatusBadge
                kind="invitation"
                state={person.state === 'sent' ? 'pending' : person.state}
              />
            </p>
            <p className={classes.quiet}>
              <bdi>{person.email}</bdi>
            </p>
            <p className={classes.quiet}>
              {languages[person.language].name}
              {person.sentAt !== null && ` · ${t('focal.sent', { at: dateTime(person.sentAt) })}`}
            </p>
            {person.state === 'undelivered' && (
              <p className={classes.quiet}>{t('focal.undeliveredText')}</p>
            )}
            {canEdit && (
              <p className={classes.actions}>
                <button
                  type="button"
                  className={classes.link}
                  onClick={() => setInvited(person)}
                  aria-label={t('focal.replaceOne', { name: person.name })}
                >
                  {t(
                    person.state === 'undelivered' || person.state === 'expired'
                      ? 'focal.elsewhere'
                      : 'focal.replace',
                  )}
                </button>
                <button
                  type="button"
                  className={classes.link}
                  onClick={() => setRemoved(person)}
                  aria-label={t('focal.removeOne', { name: person.name })}
                >
                  {t('common:words.remove')}
                </button>
              </p>
            )}
          </li>
        ))}
      </ul>
      {invited !== undefined && (
        <InviteDialog
          {...props}
          replaces={invited === 'new' ? undefined : invited}
          onClose={() => setInvited(undefined)}
        />
      )}
      {removed && (
        <ConfirmWithPreview
          opened
          onClose={() => setRemoved(undefined)}
          title={t('focal.removeTitle', { name: removed.name })}
          confirm={t('common:words.remove')}
          danger
          onConfirm={() => remove(removed)}
        >
          <p>{t('focal.removeText')}</p>
        </ConfirmWithPreview>
      )}
    </Section>
  );
}

interface InviteFields {
  name: string;
  email: string;
  language: Language;
}

const names = ['name', 'email', 'language'] as const;

function InviteDialog({
  assemblyId,
  delegationId,
  replaces,
  onClose,
}: FocalPointsProps & { replaces: FocalPoint | undefined; onClose: () => void }) {
  const { t } = useTranslation(['registration', 'common']);
  const client = useQueryClient();
  const [placed, setPlaced] = useState<string[]>([]);
  const form = useForm<InviteFields>({
    defaultValues: {
      // Sent elsewhere it mostly is for the same person; somebody who accepted is replaced by another.
      name: replaces && replaces.state !== 'accepted' ? replaces.name : '',
      email: '',
      language: replaces?.language ?? 'en',
    },
  });
  const save = useMutation({
    mutationFn: (fields: InviteFields) =>
      data(
        api.POST('/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/focal-points', {
          params: { path: { assemblyId, delegationId } },
          body: { ...fields, ...(replaces && { replaces: replaces.id }) },
        }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['delegations'] });
      onClose();
    },
    onError: (problem) => setPlaced(applyProblem(problem, names, form.setError)),
  });
  const submit = form.handleSubmit((fields) => save.mutate(fields));
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={replaces ? t('focal.replaceTitle', { name: replaces.name }) : t('focal.inviteTitle')}
    >
      <form noValidate onSubmit={(event) => void submit(event)}>
        <p>{t('focal.inviteText')}</p>
        <ProblemNotice problem={save.error} placed={placed} />
        <FormSection>
          <FormRow>
            <TextField
              control={form.control}
              name="name"
              label={t('common:words.name')}
              rules={{ required: t('focal.nameMissing') }}
              maxLength={200}
              data-autofocus
            />
            <TextField
              control={form.control}
              name="email"
              type="email"
              dir="ltr"
              label={t('common:words.email')}
              rules={{ required: t('focal.emailMissing') }}
              maxLength={254}
            />
          </FormRow>
          <FormRow>
            <SelectField
              control={form.control}
              name="language"
              label={t('common:language')}
              allowDeselect={false}
              data={languageCodes.map((value) => ({ value, label: languages[value].name }))}
            />
          </FormRow>
        </FormSection>
        <FormFoot>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('focal.send')}
          </Button>
        </FormFoot>
      </form>
    </FormDialog>
  );
}
