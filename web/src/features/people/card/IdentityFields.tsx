import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormRow, FormSection } from '../../../components/FormLayout.js';
import { SelectField, TextField } from '../../../components/fields.js';
import { MultiSelectField } from '../../../components/MultiSelectField.js';
import { TypedDateField } from '../../../components/TypedDateField.js';
import { honorifics, type CardFields } from '../card-fields.js';
import type { CardNeeds } from './useCardNeeds.js';
import { CountryField } from './CountryField.js';

/** Who it is, as the passport says, and how the person is addressed and writes the own name. */
export function IdentityFields({
  control,
  needs,
  languages,
}: {
  control: Control<CardFields>;
  needs: CardNeeds;
  languages: { value: string; label: string }[];
}) {
  const { t } = useTranslation('people');
  return (
    <FormSection title={t('identity')}>
      <FormRow>
        <TextField
          control={control}
          name="givenNames"
          label={t('givenNames')}
          warning={needs('givenNames')}
          maxLength={120}
          autoComplete="off"
        />
        <TextField
          control={control}
          name="familyName"
          label={t('familyName')}
          warning={needs('familyName')}
          maxLength={120}
          autoComplete="off"
        />
      </FormRow>
      <FormRow columns={3}>
        <CountryField
          control={control}
          name="nationality"
          label={t('nationality')}
          warning={needs('nationality')}
        />
        <TypedDateField
          control={control}
          name="dateOfBirth"
          label={t('dateOfBirth')}
          warning={needs('dateOfBirth')}
          opensAt="decade"
        />
        <MultiSelectField
          control={control}
          name="languages"
          label={t('languages')}
          data={languages}
          maxValues={10}
          nothingFoundMessage={t('noLanguage')}
          placeholder={t('chooseLanguages')}
        />
      </FormRow>
      <FormRow columns={3}>
        <SelectField
          control={control}
          name="honorific"
          label={t('honorific')}
          allowDeselect={false}
          data={honorifics.map((value) => ({ value, label: t(`honorifics.${value}`) }))}
        />
        <TextField
          control={control}
          name="title"
          label={t('rank')}
          placeholder={t('rankExample')}
          maxLength={80}
          autoComplete="off"
        />
        <TextField
          control={control}
          name="nativeName"
          label={t('nativeName')}
          dir="auto"
          maxLength={200}
          autoComplete="off"
        />
      </FormRow>
    </FormSection>
  );
}
