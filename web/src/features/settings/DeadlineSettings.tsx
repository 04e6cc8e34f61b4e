import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { DateTimeField } from '../../components/fields.js';
import { FormRow, FormSection } from '../../components/FormLayout.js';
import { deadlineSteps } from '../own-delegation/deadline-steps.js';
import type { Settings } from './settings-fields.js';
import classes from './SettingsPage.module.css';

/** Until when delegations take each step by themselves. */
export function DeadlineSettings({ control, zone }: { control: Control<Settings>; zone: string }) {
  const { t } = useTranslation('settings');
  return (
    <FormSection title={t('deadlines.title')}>
      <p className={classes.text}>
        {t('deadlines.text')} <bdi>{t('deadlines.zone', { zone })}</bdi>
      </p>
      <FormRow>
        {deadlineSteps.map((step) => (
          <DateTimeField
            key={step}
            control={control}
            name={step}
            label={t(`field.${step}`)}
            description={t(`hint.${step}`)}
            clearable
            clearButtonProps={{
              'aria-label': t('deadlines.clear', { field: t(`field.${step}`) }),
            }}
          />
        ))}
      </FormRow>
    </FormSection>
  );
}
