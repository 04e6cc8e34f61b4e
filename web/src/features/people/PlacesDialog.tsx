import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { NumberField, TextareaField } from '../../components/fields.js';
import { FormFoot, FormRow, FormSection } from '../../components/FormLayout.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { FormDialog } from '../office/FormDialog.js';
import { subBureausOf } from '../own-delegation/sub-bureaus.js';
import type { Delegation } from '../own-delegation/types.js';
import { BureauField } from './card/BureauField.js';

interface PlacesFields {
  places: number | string;
  words: string;
  bureau: string;
}

/** More places, as many as one wish can name or one answer give. */
export interface Places {
  places: number;
  words: string;
  /** Code of the sub-bureau; null for the delegation itself. */
  bureau: string | null;
}

const most = 50;

/** A number of places and words to it: the wish of a delegation, or the answer of the organizers. */
export function PlacesDialog({
  title,
  text,
  places,
  label,
  missing,
  forWhom,
  confirm,
  onSend,
  onClose,
}: {
  title: string;
  text: string;
  /** What stands there at first. */
  places: number;
  /** Of the words. */
  label: string;
  /** Said when the words are missing; without it they can be. */
  missing?: string;
  /** The delegation, where it is to be chosen which of its bureaus needs them. */
  forWhom?: Delegation;
  confirm: string;
  onSend: (places: Places) => Promise<unknown>;
  onClose: () => void;
}) {
  const { t } = useTranslation(['people', 'common']);
  const { control, handleSubmit } = useForm<PlacesFields>({
    defaultValues: { places, words: '', bureau: '' },
  });
  const send = useMutation({
    mutationFn: (fields: PlacesFields) =>
      onSend({ ...fields, places: Number(fields.places), bureau: fields.bureau || null }),
    onSuccess: onClose,
  });
  const submit = handleSubmit((fields) => send.mutate(fields));
  return (
    <FormDialog opened onClose={onClose} title={title}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <p>{text}</p>
        <ProblemNotice problem={send.error} />
        <FormSection>
          <FormRow columns={forWhom && subBureausOf(forWhom).length > 0 ? 2 : 1}>
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
            {forWhom && (
              <BureauField
                control={control}
                name="bureau"
                label={t('places.bureau')}
                delegation={forWhom}
              />
            )}
          </FormRow>
          <FormRow columns={1}>
            <TextareaField
              control={control}
              name="words"
              label={label}
              maxLength={1000}
              rules={{
                validate: (value) =>
                  missing === undefined || String(value).trim() !== '' || missing,
              }}
            />
          </FormRow>
        </FormSection>
        <FormFoot>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={send.isPending}>
            {confirm}
          </Button>
        </FormFoot>
      </form>
    </FormDialog>
  );
}
