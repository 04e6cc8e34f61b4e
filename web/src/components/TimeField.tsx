import { TextInput } from '@mantine/core';
import type { FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { parseTime } from '../i18n/parse-time.js';
import { Clashing, type Bound } from './bound-field.js';
import { useTypedField } from './useTypedField.js';

/** A time of day that is typed, in any usual way; the value is `HH:MM` on the 24-hour clock, or empty. */
export function TimeField<V extends FieldValues>({
  label,
  description,
  ...bound
}: Bound<V> & { label: string; description?: string }) {
  const { t } = useTranslation();
  const { input } = useTypedField<V, string>(bound, {
    empty: '',
    parse: parseTime,
    format: (time) => time,
    wrong: t('time.wrong', { example: '14:30' }),
  });
  return (
    <Clashing name={bound.name} label={label}>
      <TextInput description={description} {...input} label={label} inputMode="numeric" />
    </Clashing>
  );
}
