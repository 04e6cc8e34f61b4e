import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { parseDate } from '../i18n/parse-date.js';
import { useFormat } from '../i18n/useFormat.js';
import { Clashing, type Bound } from './bound-field.js';
import { Icon } from './Icon.js';
import { useTypedField } from './useTypedField.js';

/**
 * A calendar date that is typed, in any usual way, or chosen; the value is `YYYY-MM-DD` or null. What is
 * no date stays as it was typed, with a sentence.
 */
export function TypedDateField<V extends FieldValues>({
  label,
  opensAt = 'month',
  warningBelow = false,
  disabled = false,
  placeholder,
  ...bound
}: Bound<V> & {
  label: string;
  /** What the calendar shows first: births and expiries are years away. */
  opensAt?: 'month' | 'decade';
  /** The warning is written below the whole row; see the field's own for those who listen. */
  warningBelow?: boolean;
  disabled?: boolean;
  /** What an empty field means, e.g. the first day of the Assembly. */
  placeholder?: string | undefined;
}) {
  const { t } = useTranslation();
  const { calendarDate } = useFormat();
  const [opened, setOpened] = useState(false);
  const { value, choose, input } = useTypedField<V, string | null>(bound, {
    empty: null,
    parse: parseDate,
    format: (date) => (date === null ? '' : calendarDate(date, 'plain')),
    wrong: t('date.wrong', { example: calendarDate('1979-06-14', 'plain') }),
  });
  return (
    <Clashing name={bound.name} label={label}>
      <TextInput
        {...input}
        label={label}
        disabled={disabled}
        placeholder={placeholder}
        data-below={warningBelow || undefined}
        rightSection={
          <Popover
            opened={opened}
            onChange={setOpened}
            position="bottom-end"
            trapFocus
            returnFocus
            withinPortal
          >
            <Popover.Target>
              <ActionIcon
                variant="subtle"
                disabled={disabled}
                aria-label={t('date.open', { field: label })}
                onClick={() => setOpened((before) => !before)}
              >
                <Icon name="calendar" />
              </ActionIcon>
            </Popover.Target>
            <Popover.Dropdown aria-label={t('date.open', { field: label })}>
              <DatePicker
                value={value}
                defaultLevel={opensAt}
                {...(value !== null && { defaultDate: value })}
                onChange={(date) => {
                  setOpened(false);
                  choose(date);
                }}
              />
            </Popover.Dropdown>
          </Popover>
        }
      />
    </Clashing>
  );
}
