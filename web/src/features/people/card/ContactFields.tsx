import { useWatch, type Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormRow, FormSection } from '../../../components/FormLayout.js';
import { SelectField, TextareaField, TextField } from '../../../components/fields.js';
import { TypedDateField } from '../../../components/TypedDateField.js';
import { useFormat } from '../../../i18n/useFormat.js';
import { diets, type CardFields } from '../card-fields.js';

/** How the person is reached, and on which days the person is there. */
export function ContactFields({
  control,
  editable,
  days,
}: {
  control: Control<CardFields>;
  editable: boolean;
  /** First and last day of the Assembly: an empty date means them. */
  days: { startsOn: string; endsOn: string } | undefined;
}) {
  const { t } = useTranslation('people');
  const { calendarDate } = useFormat();
  return (
    <FormSection title={t('contact')}>
      <FormRow>
        <TextField
          control={control}
          name="email"
          type="email"
          dir="ltr"
          label={t('email')}
          maxLength={254}
          autoComplete="off"
        />
        <TextField
          control={control}
          name="phone"
          type="tel"
          dir="ltr"
          label={t('phone')}
          placeholder={t('phoneExample')}
          maxLength={40}
          autoComplete="off"
        />
      </FormRow>
      <FormRow>
        <TypedDateField
          control={control}
          name="attendsFrom"
          label={t('attendsFrom')}
          disabled={!editable}
          placeholder={days && calendarDate(days.startsOn, 'plain')}
        />
        <TypedDateField
          control={control}
          name="attendsTo"
          label={t('attendsTo')}
          disabled={!editable}
          placeholder={days && calendarDate(days.endsOn, 'plain')}
        />
      </FormRow>
    </FormSection>
  );
}

/** What hosts must know to receive the person well, and whom to call. */
export function NeedsFields({ control }: { control: Control<CardFields> }) {
  const { t } = useTranslation('people');
  const [diet, note] = useWatch({ control, name: ['diet', 'dietNote'] });
  return (
    <FormSection title={t('needs')}>
      <FormRow>
        <SelectField
          control={control}
          name="diet"
          label={t('diet')}
          allowDeselect={false}
          data={diets.map((value) => ({ value, label: t(`diets.${value}`) }))}
        />
        <TextField
          control={control}
          name="dietNote"
          label={t('dietNote')}
          warning={diet === 'other' && note === '' ? t('dietNoteNeeded') : undefined}
          maxLength={300}
          autoComplete="off"
        />
      </FormRow>
      <FormRow columns={1}>
        <TextareaField
          control={control}
          name="accessNeeds"
          label={t('accessNeeds')}
          placeholder={t('accessExample')}
          minRows={1}
          maxLength={500}
        />
      </FormRow>
      <FormRow>
        <TextField
          control={control}
          name="emergencyName"
          label={t('emergencyName')}
          dir="auto"
          maxLength={120}
          autoComplete="off"
        />
        <TextField
          control={control}
          name="emergencyPhone"
          type="tel"
          dir="ltr"
          label={t('emergencyPhone')}
          placeholder={t('phoneExample')}
          maxLength={40}
          autoComplete="off"
        />
      </FormRow>
    </FormSection>
  );
}
