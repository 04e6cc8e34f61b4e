import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldValue } from '../../components/autosave/save-types.js';
import { useFormat } from '../../i18n/useFormat.js';

/** The value of a field as the reader knows it: for two values that stand against each other. */
export function useClaimWords(): (field: string, value: FieldValue) => string {
  const { t } = useTranslation('credentials');
  const { calendarDate } = useFormat();
  return useCallback(
    (field, value) => {
      const text = String(value ?? '');
      if (text === '') return '';
      if (field === 'signedOn') return calendarDate(text, 'plain');
      return field === 'signatoryCapacity' ? t(`capacity.${text}`) : text;
    },
    [t, calendarDate],
  );
}
