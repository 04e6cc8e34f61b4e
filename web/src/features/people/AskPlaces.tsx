import { Button } from '@mantine/core';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import { applyProblem } from '../../components/apply-problem.js';
import { NumberField, TextareaField } from '../../components/fields.js';
import { FormFoot, FormRow, FormSection } from '../../components/FormLayout.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { FormDialog } from '../office/FormDialog.js';
import { subBureausOf } from '../own-delegation/sub-bureaus.js';
import type { OwnDelegation } from '../own-delegation/WithDelegation.js';
import { BureauField } from './card/BureauField.js';
import { useWishChange } from './wishes.js';

interface PlacesFields {
  places: number | string;
  reason: string;
  /** Code of the sub-bureau that needs them; empty for the delegation itself. */
  bureau: string;
}

const fieldNames = ['places', 'reason'] as const;
/** As many as one wish can name. */
const most = 50;

/** Asks the organizers for more places, with a number and a reason. */
export function AskPlaces({
  own: { assemblyId, delegation },
  onClose,
}: {
  own: OwnDelegation;
  onClose: () => void;
}) {
  const { t } = useTranslation(['people', 'common']);
  const [placed, setPlaced] = useState<string[]>([]);
  const { control, handleSubmit, setError } = useForm<PlacesFields>({
    defaultValues: { places: 1, reason: '', bureau: '' },
  });
  const split = subBureausOf(delegation).length > 0;
  const ask = useWishChange(({ places, reason, bureau }: PlacesFields) =>
    data(
      api.POST('/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/place-requests', {
        params: { path: { assemblyId, delegationId: delegation.id } },
        body: { places: Number(places), reason, subBureauIso2: bureau === '' ? null : bureau },
      }),
    ),
  );
  const submit = handleSubmit((fields) =>
    ask.mutate(fields, {
      onSuccess: onClose,
      onError: (problem) => setPlaced(applyProblem(problem, fieldNames, setError)),
    }),
  );
  return (
    <FormDialog opened onClose={onClose} title={t('places.title')}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <p>{t('places.text')}</p>
        <ProblemNotice problem={ask.error} placed={placed} />
        <FormSection>
          <FormRow columns={split ? 2 : 1}>
            <NumberField
              control={control}
              name="places"
              label={t('places.number')}
              min={1}
              max={most}
              allowDecimal={false}
              allowNegative={false}
              rules={{
                validate: (value) =>
                  (Number(value) >= 1 && Number(value) <= most) || t('places.numberMissing'),
              }}
              data-autofocus
            />
            <BureauField
              control={control}
              name="bureau"
              label={t('places.bureau')}
              delegation={delegation}
            />
          </FormRow>
          <FormRow columns={1}>
            <TextareaField
              control={control}
              name="reason"
              label={t('places.reason')}
              maxLength={1000}
              rules={{
                validate: (value) => String(value).trim() !== '' || t('places.reasonMissing'),
              }}
            />
          </FormRow>
        </FormSection>
        <FormFoot>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={ask.isPending}>
            {t('places.send')}
          </Button>
        </FormFoot>
      </form>
    </FormDialog>
  );
}
