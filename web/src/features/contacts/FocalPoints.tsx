import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { applyProblem } from '../../components/apply-problem.js';
import { ConfirmWithPreview } from '../../components/ConfirmWithPreview.js';
import { FormFoot, FormRow, FormSection } from '../../components/FormLayout.js';
import { SelectField, TextField } from '../../components/fields.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { StatusBadge } from '../../components/StatusBadge.js';
import { languageCodes, languages, type Language } from '../../i18n/languages.js';
import { useFormat } from '../../i18n/useFormat.js';
import classes from './contacts.module.css';

type FocalPoint = components['schemas']['FocalPointDto'];

interface Fields {
  name: string;
  email: string;
  language: Language;
}

const names = ['name', 'email', 'language'] as const;
const empty: Fields = { name: '', email: '', language: 'en' };
const badges = {
  sent: 'pending',
  undelivered: 'undelivered',
  accepted: 'accepted',
  expired: 'expired',
} as const;

/** Who registers the delegation: links that wait, accounts, and a form for another one. */
export function FocalPoints({
  assemblyId,
  delegationId,
  onDone,
}: {
  assemblyId: string;
  delegationId: string;
  onDone: () => void;
}) {
  const { t } = useTranslation(['contacts', 'common']);
  const { dateTime } = useFormat();
  const client = useQueryClient();
  const params = { path: { assemblyId, delegationId } };
  const [removing, setRemoving] = useState<FocalPoint | null>(null);
  const [placed, setPlaced] = useState<string[]>([]);
  const list = useQuery({
    queryKey: ['delegations', 'focal-points', delegationId],
    queryFn: async () => {
      const { items } = await data(
        api.GET('/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/focal-points', {
          params,
        }),
      );
      return items;
    },
  });
  const refresh = () =>
    Promise.all(
      ['delegations', 'deliveries'].map((name) => client.invalidateQueries({ queryKey: [name] })),
    );
  const form = useForm<Fields>({ defaultValues: empty });
  const { control } = form;
  const invite = useMutation({
    mutationFn: (body: Fields) =>
      api.POST('/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/focal-points', {
        params,
        body,
      }),
    onSuccess: async () => {
      setPlaced([]);
      form.reset(empty);
      await refresh();
    },
    onError: (problem) => setPlaced(applyProblem(problem, names, form.setError)),
  });
  const submit = form.handleSubmit((fields) => invite.mutate(fields));
  return (
    <>
      <ProblemNotice problem={list.error} />
      {list.isPending && <SkeletonRows rows={2} height={64} />}
      {list.data?.length === 0 && <p className={classes.none}>{t('focal.none')}</p>}
      <ul className={classes.focal}>
        {list.data?.map((point) => (
          <li key={point.id}>
            <div>
              <b>{point.name}</b>
              <bdi className={classes.email}>{point.email}</bdi>
              {point.sentAt && (
                <span className={classes.email}>
                  {t('focal.sentAt', { time: dateTime(point.sentAt) })}
                </span>
              )}
            </div>
            <StatusBadge kind="invitation" state={badges[point.state]} />
            <span className={classes.actions}>
              {point.state !== 'accepted' && (
                <Button
                  size="xs"
                  variant="subtle"
                  loading={invite.isPending && invite.variables.email === point.email}
                  onClick={() =>
                    invite.mutate({
                      name: point.name,
                      email: point.email,
                      language: point.language,
                    })
                  }
                >
                  {t('focal.again')}
                </Button>
              )}
              <Button
                size="xs"
                variant="subtle"
                color="red"
                aria-label={t('focal.removeOf', { name: point.name })}
                onClick={() => setRemoving(point)}
              >
                {t('common:words.remove')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <FormSection title={t('focal.another')}>
          <FormRow columns={3}>
            <TextField
              control={control}
              name="name"
              label={t('common:words.name')}
              rules={{ required: t('nameMissing') }}
            />
            <TextField
              control={control}
              name="email"
              type="email"
              dir="ltr"
              label={t('common:words.email')}
              rules={{ required: t('emailMissing') }}
            />
            <SelectField
              control={control}
              name="language"
              label={t('mailLanguage')}
              allowDeselect={false}
              data={languageCodes.map((value) => ({ value, label: languages[value].name }))}
            />
          </FormRow>
          <ProblemNotice problem={invite.error} placed={placed} />
        </FormSection>
        <FormFoot note={t('focal.note')}>
          <Button variant="default" onClick={onDone}>
            {t('common:close')}
          </Button>
          <Button type="submit" loading={invite.isPending}>
            {t('focal.send')}
          </Button>
        </FormFoot>
      </form>
      <ConfirmWithPreview
        opened={removing !== null}
        onClose={() => setRemoving(null)}
        title={t('focal.removeTitle')}
        confirm={t('common:words.remove')}
        danger
        onConfirm={async () => {
          if (!removing) return;
          await api.DELETE(
            '/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/focal-points/{focalPointId}',
            { params: { path: { ...params.path, focalPointId: removing.id } } },
          );
          await refresh();
        }}
      >
        {removing && <p>{t('focal.removeText', { name: removing.name })}</p>}
      </ConfirmWithPreview>
    </>
  );
}
