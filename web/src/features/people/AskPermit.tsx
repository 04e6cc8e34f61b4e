import { Button } from '@mantine/core';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import { applyProblem } from '../../components/apply-problem.js';
import { ChoiceField, TextareaField } from '../../components/fields.js';
import { FormFoot, FormRow, FormSection } from '../../components/FormLayout.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { FormDialog } from '../office/FormDialog.js';
import { fullName } from '../own-delegation/checklist.js';
import type { Person } from '../own-delegation/types.js';
import type { OwnDelegation } from '../own-delegation/WithDelegation.js';
import { useWishChange, type PermitKind } from './wishes.js';

interface PermitFields {
  kind: PermitKind;
  detail: string;
}

const fieldNames = ['kind', 'detail'] as const;

export interface AskPermitProps {
  own: OwnDelegation;
  person: Person;
  /** What can still be asked for, at least one. */
  kinds: readonly PermitKind[];
  onClose: () => void;
}

/** Asks for close protection of a person, or for a person to carry a weapon. */
export function AskPermit({
  own: { assemblyId, delegation },
  person,
  kinds,
  onClose,
}: AskPermitProps) {
  const { t } = useTranslation(['people', 'common']);
  const [placed, setPlaced] = useState<string[]>([]);
  const { control, handleSubmit, setError } = useForm<PermitFields>({
    defaultValues: { kind: kinds[0] ?? 'close_protection', detail: '' },
  });
  const ask = useWishChange((body: PermitFields) =>
    data(
      api.POST(
        '/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/people/{personId}/permits',
        {
          params: { path: { assemblyId, delegationId: delegation.id, personId: person.id } },
          body,
        },
      ),
    ),
  );
  const submit = handleSubmit((fields) =>
    ask.mutate(fields, {
      onSuccess: onClose,
      onError: (problem) => setPlaced(applyProblem(problem, fieldNames, setError)),
    }),
  );
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('permits.askTitle', { name: fullName(person) || t('unnamed') })}
    >
      <form noValidate onSubmit={(event) => void submit(event)}>
        <p>{t('permits.text')}</p>
        <ProblemNotice problem={ask.error} placed={placed} />
        <FormSection>
          <ChoiceField
            control={control}
            name="kind"
            label={t('permits.what')}
            data={kinds.map((value) => ({ value, label: t(`permits.kind.${value}`) }))}
          />
          <FormRow columns={1}>
            <TextareaField
              control={control}
              name="detail"
              label={t('permits.detail')}
              description={t('permits.detailHint')}
              maxLength={500}
              rules={{ validate: (value) => value.trim() !== '' || t('permits.detailMissing') }}
            />
          </FormRow>
        </FormSection>
        <FormFoot>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={ask.isPending}>
            {t('permits.send')}
          </Button>
        </FormFoot>
      </form>
    </FormDialog>
  );
}
