import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { components } from '../../api/schema.js';
import { applyProblem } from '../../components/apply-problem.js';
import { NumberField, TextareaField } from '../../components/fields.js';
import { FormFoot, FormRow, FormSection } from '../../components/FormLayout.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { FormDialog } from '../office/FormDialog.js';
import type { PlaceWish } from '../people/wishes.js';

type Decision = components['schemas']['DecidePlacesDto'];

interface GrantFields {
  granted: number | string;
  answer: string;
}

const fieldNames = ['granted', 'answer'] as const;
/** As many as one answer can give. */
const most = 50;

/** How many more places a delegation gets, with a word to it if one is needed. */
export function GrantPlaces({
  title,
  wish,
  onGrant,
  onClose,
}: {
  title: string;
  wish: PlaceWish;
  onGrant: (decision: Decision) => Promise<unknown>;
  onClose: () => void;
}) {
  const { t } = useTranslation(['registration', 'people', 'common']);
  const [placed, setPlaced] = useState<string[]>([]);
  const { control, handleSubmit, setError } = useForm<GrantFields>({
    defaultValues: { granted: wish.places, answer: '' },
  });
  const grant = useMutation({
    mutationFn: ({ granted, answer }: GrantFields) => onGrant({ granted: Number(granted), answer }),
    onSuccess: onClose,
    onError: (problem) => setPlaced(applyProblem(problem, fieldNames, setError)),
  });
  const submit = handleSubmit((fields) => grant.mutate(fields));
  return (
    <FormDialog opened onClose={onClose} title={title}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <p>{t('wishes.told')}</p>
        <ProblemNotice problem={grant.error} placed={placed} />
        <FormSection>
          <FormRow columns={1}>
            <NumberField
              control={control}
              name="granted"
              label={t('people:places.number')}
              min={1}
              max={most}
              allowDecimal={false}
              allowNegative={false}
              rules={{
                validate: (value) =>
                  (Number(value) >= 1 && Number(value) <= most) || t('people:places.numberMissing'),
              }}
              data-autofocus
            />
          </FormRow>
          <FormRow columns={1}>
            <TextareaField
              control={control}
              name="answer"
              label={t('wishes.answer')}
              maxLength={1000}
            />
          </FormRow>
        </FormSection>
        <FormFoot>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={grant.isPending}>
            {t('wishes.grantConfirm')}
          </Button>
        </FormFoot>
      </form>
    </FormDialog>
  );
}
