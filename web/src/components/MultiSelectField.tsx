import { MultiSelect, type MultiSelectProps } from '@mantine/core';
import type { FieldValues } from 'react-hook-form';
import { Clashing, useField, type Rest } from './bound-field.js';
import { Icon } from './Icon.js';
import classes from './MultiSelectField.module.css';

/** Several of many choices, found by typing. */
export function MultiSelectField<V extends FieldValues>(props: Rest<MultiSelectProps, V>) {
  const { control, name, rules, warning, placeholder, ...rest } = props;
  const { field, shown } = useField<V>({ control, name, rules, warning });
  const value: string[] = field.value ?? [];
  return (
    <Clashing name={name} label={rest.label}>
      <MultiSelect
        searchable
        hidePickedOptions
        classNames={{ pill: classes.pill, inputField: classes.search }}
        rightSection={<Icon name="chevron--down" />}
        {...rest}
        {...shown}
        {...field}
        value={value}
        placeholder={value.length === 0 ? placeholder : ''}
      />
    </Clashing>
  );
}
