import { Checkbox } from '@mantine/core';
import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useField } from '../../components/bound-field.js';
import { SelectField, TextField } from '../../components/fields.js';
import { FormRow, FormSection } from '../../components/FormLayout.js';
import { Icon } from '../../components/Icon.js';
import { TypedDateField } from '../../components/TypedDateField.js';
import { useFormat } from '../../i18n/useFormat.js';
import type { ClaimFields } from './claims-queue.js';
import { capacities, type Power } from './queries.js';
import classes from './credentials.module.css';

export interface ClaimsFieldsProps {
  control: Control<ClaimFields>;
  /** Powers that a letter of this delegation can grant. */
  claimable: readonly Power[];
  disabled: boolean;
}

/** Who signed the letter, when, and which powers it grants one by one. */
export function ClaimsFields({ control, claimable, disabled }: ClaimsFieldsProps) {
  const { t } = useTranslation('credentials');
  const { calendarDate } = useFormat();
  return (
    <div className={classes.claims}>
      <FormRow>
        <TextField
          control={control}
          name="signatoryName"
          label={t('field.signatoryName')}
          maxLength={200}
          disabled={disabled}
        />
        <TypedDateField
          control={control}
          name="signedOn"
          label={t('field.signedOn')}
          placeholder={calendarDate('2025-10-20', 'plain')}
          disabled={disabled}
        />
      </FormRow>
      <FormRow>
        <SelectField
          control={control}
          name="signatoryCapacity"
          label={t('field.signatoryCapacity')}
          data={capacities.map((value) => ({ value, label: t(`capacity.${value}`) }))}
          rightSection={<Icon name="chevron--down" />}
          disabled={disabled}
        />
        <TextField
          control={control}
          name="signatoryFunction"
          label={t('field.signatoryFunction')}
          maxLength={200}
          disabled={disabled}
        />
      </FormRow>
      <FormSection title={t('powersTitle')}>
        <PowersField control={control} claimable={claimable} disabled={disabled} />
      </FormSection>
    </div>
  );
}

function PowersField({ control, claimable, disabled }: ClaimsFieldsProps) {
  const { t } = useTranslation('credentials');
  const { field, shown } = useField<ClaimFields>({ control, name: 'powers' });
  return (
    <Checkbox.Group
      label={t('powersLabel')}
      description={t('powersHint')}
      {...shown}
      value={[...(field.value as readonly Power[])]}
      // In the order of a letter, whichever is marked first.
      onChange={(marked) => field.onChange(claimable.filter((power) => marked.includes(power)))}
    >
      <div className={classes.powers}>
        {claimable.map((power) => (
          <Checkbox
            key={power}
            value={power}
            label={
              <>
                <span className={classes.power}>{t(`power.${power}`)}</span>
                <span className={classes.powerText}>{t(`powerText.${power}`)}</span>
              </>
            }
            disabled={disabled}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}
