import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import { applyProblem } from '../../components/apply-problem.js';
import type { SaveQueue } from '../../components/autosave/save-queue.js';
import { TextField } from '../../components/fields.js';
import { FormFoot, FormRow, FormSection } from '../../components/FormLayout.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { FormDialog } from '../office/FormDialog.js';
import { fullName } from '../own-delegation/checklist.js';
import type { Person } from '../own-delegation/types.js';
import type { OwnDelegation } from '../own-delegation/WithDelegation.js';

interface Names {
  givenNames: string;
  familyName: string;
}

interface ReplacePersonProps {
  own: OwnDelegation;
  person: Person;
  queue: SaveQueue;
  /** Of the person who leaves. */
  name: string;
}

const fieldNames = ['givenNames', 'familyName'] as const;

/** Puts somebody else into a person's place, after asking for their name. */
export function ReplacePerson(props: ReplacePersonProps) {
  const { t } = useTranslation('people');
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        {t('replace.button')}
      </Button>
      {asked && <ReplaceDialog {...props} onClose={() => setAsked(false)} />}
    </>
  );
}

function ReplaceDialog({
  own: { assemblyId, delegation },
  person,
  queue,
  name,
  onClose,
}: ReplacePersonProps & { onClose: () => void }) {
  const { t } = useTranslation(['people', 'common']);
  const navigate = useNavigate();
  const client = useQueryClient();
  const [placed, setPlaced] = useState<string[]>([]);
  const { control, handleSubmit, setError } = useForm<Names>({
    defaultValues: { givenNames: '', familyName: '' },
  });
  const replace = useMutation({
    mutationFn: async (names: Names) => {
      // What was typed last belongs to the one who leaves: after the change nobody could save it.
      await queue.drain();
      return data(
        api.POST(
          '/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/people/{personId}/replace',
          {
            params: { path: { assemblyId, delegationId: delegation.id, personId: person.id } },
            body: names,
          },
        ),
      );
    },
    onSuccess: async (next) => {
      await client.invalidateQueries({ queryKey: ['delegations'] });
      notifications.show({ message: t('replace.done', { name, next: fullName(next) }) });
      await navigate({ to: '/delegation/people', search: { person: next.id } });
    },
    onError: async (problem) => {
      setPlaced(applyProblem(problem, fieldNames, setError));
      // Refused because it stands otherwise by now: what stands there is read again.
      await client.invalidateQueries({ queryKey: ['delegations'] });
    },
  });
  const submit = handleSubmit((names) => replace.mutate(names));
  return (
    <FormDialog opened onClose={onClose} title={t('replace.title', { name })}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <p>{t('replace.text', { name, role: t(`role.${person.role}`) })}</p>
        <ProblemNotice problem={replace.error} placed={placed} />
        <FormSection title={t('replace.next')}>
          <FormRow>
            <TextField
              control={control}
              name="givenNames"
              label={t('givenNames')}
              maxLength={120}
              autoComplete="off"
              data-autofocus
            />
            <TextField
              control={control}
              name="familyName"
              label={t('familyName')}
              maxLength={120}
              rules={{
                validate: (familyName, { givenNames }) =>
                  `${givenNames}${familyName}`.trim() !== '' || t('replace.nameMissing'),
              }}
              autoComplete="off"
            />
          </FormRow>
        </FormSection>
        <FormFoot note={t('replace.note')}>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={replace.isPending}>
            {t('replace.confirm')}
          </Button>
        </FormFoot>
      </form>
    </FormDialog>
  );
}
