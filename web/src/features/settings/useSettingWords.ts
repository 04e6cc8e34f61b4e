import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldValue } from '../../components/autosave/save-types.js';
import { useFormat } from '../../i18n/useFormat.js';
import { deadlineSteps } from '../own-delegation/deadline-steps.js';
import { instantOf } from '../own-delegation/zoned.js';

const steps = new Set<string>(deadlineSteps);

/** The value of a setting as the reader knows it: for two values that stand against each other. */
export function useSettingWords(): (field: string, value: FieldValue) => string {
  const { t } = useTranslation(['settings', 'voting']);
  const { zone, dateTime, number } = useFormat();
  return useCallback(
    (field, value) => {
      if (typeof value === 'number') return number(value);
      if (typeof value === 'boolean') return t(value ? 'on' : 'off');
      const text = String(value ?? '');
      if (text === '') return '';
      if (steps.has(field)) {
        return dateTime(instantOf(zone, text.slice(0, 10), text.slice(11, 16)), 'dayLong');
      }
      if (field === 'quorumBase') return t(`voting:rules.${text}`);
      return field === 'majority' ? t(`voting:majority.${text}`) : text;
    },
    [t, zone, dateTime, number],
  );
}
