import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { CheckboxField, NumberField } from '../../components/fields.js';
import { FormRow, FormSection } from '../../components/FormLayout.js';
import type { Settings } from './settings-fields.js';
import classes from './SettingsPage.module.css';

const quotas = [
  { name: 'memberQuota', min: 1 },
  { name: 'organisationQuota', min: 1 },
  { name: 'subBureauQuota', min: 0 },
] as const;

/** How many people a new delegation can bring. */
export function PlaceSettings({ control }: { control: Control<Settings> }) {
  const { t } = useTranslation('settings');
  return (
    <FormSection title={t('places.title')}>
      <p className={classes.text}>{t('places.text')}</p>
      <FormRow columns={3}>
        {quotas.map(({ name, min }) => (
          <NumberField
            key={name}
            control={control}
            name={name}
            label={t(`field.${name}`)}
            min={min}
            max={200}
            clampBehavior="none"
            allowDecimal={false}
          />
        ))}
      </FormRow>
    </FormSection>
  );
}

/** How people are decided on. */
export function ReviewSettings({ control }: { control: Control<Settings> }) {
  const { t } = useTranslation('settings');
  return (
    <FormSection title={t('review.title')}>
      <CheckboxField
        control={control}
        name="twoReviewersRefuse"
        label={t('field.twoReviewersRefuse')}
        description={t('review.text')}
      />
    </FormSection>
  );
}
