import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { NumberField, SelectField } from '../../components/fields.js';
import { FormRow, FormSection } from '../../components/FormLayout.js';
import { Icon } from '../../components/Icon.js';
import { NavLink } from '../../components/NavLink.js';
import { majorities } from '../voting/queries.js';
import type { Settings } from './settings-fields.js';
import classes from './SettingsPage.module.css';

const bases = ['members', 'entitled'] as const satisfies readonly Settings['quorumBase'][];

/** When the hall can decide, and how many votes carry a decision. */
export function VotingSettings({ control }: { control: Control<Settings> }) {
  const { t } = useTranslation(['settings', 'voting']);
  const parts = { min: 1, max: 100, clampBehavior: 'none', allowDecimal: false } as const;
  return (
    <FormSection title={t('voting:rules.title')}>
      <p className={classes.text}>
        {t('voting:rules.text')} <NavLink to="/voting">{t('voting:title')}</NavLink>
      </p>
      <FormRow columns={3}>
        <NumberField
          control={control}
          name="quorumNumerator"
          label={t('voting:rules.numerator')}
          {...parts}
        />
        <NumberField
          control={control}
          name="quorumDenominator"
          label={t('voting:rules.denominator')}
          {...parts}
        />
        <SelectField
          control={control}
          name="quorumBase"
          label={t('voting:rules.base')}
          data={bases.map((value) => ({ value, label: t(`voting:rules.${value}`) }))}
          allowDeselect={false}
          rightSection={<Icon name="chevron--down" />}
        />
      </FormRow>
      <FormRow>
        <SelectField
          control={control}
          name="majority"
          label={t('voting:rules.majority')}
          description={t('voting.majority')}
          data={majorities.map((value) => ({ value, label: t(`voting:majority.${value}`) }))}
          allowDeselect={false}
          rightSection={<Icon name="chevron--down" />}
        />
      </FormRow>
    </FormSection>
  );
}
