import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { SelectField, TextField } from '../../../components/fields.js';
import { FormRow, FormSection } from '../../../components/FormLayout.js';
import { TypedDateField } from '../../../components/TypedDateField.js';
import { fullName } from '../../own-delegation/checklist.js';
import { subBureausOf } from '../../own-delegation/sub-bureaus.js';
import type { Delegation, Person } from '../../own-delegation/types.js';
import { BureauField } from '../../people/card/BureauField.js';
import { CountryField } from '../../people/card/CountryField.js';
import { documentTypes } from '../../people/card-fields.js';
import { roles } from '../../people/person-form.js';
import type { WalkInFields } from './walk-in-form.js';

/** The fields in the order in which they are read off a passport, then what the badge says. */
export function WalkInFieldsets({
  control,
  delegation,
  holder,
}: {
  control: Control<WalkInFields>;
  delegation: Delegation;
  /** Who has the chosen role already, where only one can. */
  holder: Person | undefined;
}) {
  const { t } = useTranslation(['people', 'walkIn']);
  return (
    <>
      <FormSection title={t('identity')}>
        <FormRow>
          <TextField
            control={control}
            name="givenNames"
            label={t('givenNames')}
            rules={{ required: t('walkIn:nameMissing') }}
            maxLength={120}
            autoComplete="off"
            autoCapitalize="words"
          />
          <TextField
            control={control}
            name="familyName"
            label={t('familyName')}
            rules={{ required: t('walkIn:nameMissing') }}
            maxLength={120}
            autoComplete="off"
            autoCapitalize="words"
          />
        </FormRow>
        <FormRow>
          <CountryField control={control} name="nationality" label={t('nationality')} />
          <TypedDateField
            control={control}
            name="dateOfBirth"
            label={t('dateOfBirth')}
            opensAt="decade"
          />
        </FormRow>
      </FormSection>
      <FormSection title={t('document')}>
        <FormRow>
          <SelectField
            control={control}
            name="documentType"
            label={t('documentType')}
            placeholder={t('choose')}
            data={documentTypes.map((value) => ({ value, label: t(`documentTypes.${value}`) }))}
          />
          <TextField
            control={control}
            name="documentNumber"
            label={t('documentNumber')}
            dir="ltr"
            maxLength={40}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
          />
        </FormRow>
        <FormRow>
          <CountryField
            control={control}
            name="documentCountry"
            label={t('documentCountry')}
            withIssuers
          />
          <TypedDateField
            control={control}
            name="documentExpiresOn"
            label={t('documentExpiresOn')}
            opensAt="decade"
          />
        </FormRow>
      </FormSection>
      <FormSection title={t('roleTitle')}>
        <FormRow>
          <SelectField
            control={control}
            name="role"
            label={t('roleLabel')}
            allowDeselect={false}
            data={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
            warning={holder && t('taken', { name: fullName(holder) })}
          />
          <TextField
            control={control}
            name="position"
            label={t('position')}
            placeholder={t('positionExample')}
            maxLength={200}
            autoComplete="off"
          />
        </FormRow>
        {subBureausOf(delegation).length > 0 && (
          <FormRow>
            <BureauField
              control={control}
              name="subBureauIso2"
              label={t('bureau')}
              delegation={delegation}
            />
          </FormRow>
        )}
      </FormSection>
    </>
  );
}
