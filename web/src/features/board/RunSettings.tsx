import { Checkbox, NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import { scopes, wishWorths, type Settings } from './run-settings.js';
import classes from './RunSettings.module.css';

export interface RunSettingsProps {
  settings: Settings;
  onChange: (settings: Settings) => void;
}

const mostSeed = 1_000_000_000;

/** Over what and by which taste the optimizer searches; folded, since it is rarely changed. */
export function RunSettings({ settings, onChange }: RunSettingsProps) {
  const { t } = useTranslation('board');
  const set = (change: Partial<Settings>) => onChange({ ...settings, ...change });
  return (
    <details className={classes.more}>
      <summary>
        <Icon name="chevron--down" size={14} />
        {t('optimizer.more')}
      </summary>
      <div className={classes.settings}>
        <Select
          label={t('optimizer.scope')}
          allowDeselect={false}
          value={settings.scope}
          onChange={(value) => set({ scope: value ?? 'keep' })}
          data={scopes.map((value) => ({ value, label: t(`optimizer.scopes.${value}`) }))}
        />
        <Checkbox
          label={t('optimizer.fairness')}
          description={t('optimizer.fairnessText')}
          checked={settings.fairness}
          onChange={({ currentTarget }) => set({ fairness: currentTarget.checked })}
        />
        <Select
          label={t('optimizer.wishes')}
          allowDeselect={false}
          value={String(settings.wishWorth)}
          onChange={(value) => set({ wishWorth: Number(value ?? 0) })}
          data={wishWorths.map((value) => ({
            value: String(value),
            label: t(value === 0 ? 'optimizer.wishNone' : 'optimizer.wishSome', { count: value }),
          }))}
        />
        <NumberInput
          label={t('optimizer.seed')}
          description={t('optimizer.seedText')}
          inputWrapperOrder={['label', 'input', 'description']}
          placeholder={t('optimizer.seedNone')}
          min={1}
          max={mostSeed}
          allowDecimal={false}
          clampBehavior="strict"
          hideControls
          value={settings.seed}
          onChange={(value) => set({ seed: typeof value === 'number' ? value : '' })}
        />
      </div>
    </details>
  );
}
