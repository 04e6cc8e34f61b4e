import {
  Checkbox,
  NumberInput,
  SegmentedControl,
  Select,
  Textarea,
  TextInput,
  type CheckboxProps,
  type NumberInputProps,
  type SegmentedControlProps,
  type SelectProps,
  type TextareaProps,
  type TextInputProps,
} from '@mantine/core';
import {
  DateInput,
  DateTimePicker,
  type DateInputProps,
  type DateTimePickerProps,
} from '@mantine/dates';
import type { FieldValues } from 'react-hook-form';
import { Clashing, useField, type Bound, type Rest } from './bound-field.js';
import classes from './fields.module.css';

export function TextField<V extends FieldValues>(props: Rest<TextInputProps, V>) {
  const { control, name, rules, warning, ...rest } = props;
  const { field, shown } = useField<V>({ control, name, rules, warning });
  return (
    <Clashing name={name} label={rest.label}>
      <TextInput {...rest} {...shown} {...field} value={field.value ?? ''} />
    </Clashing>
  );
}

export function TextareaField<V extends FieldValues>(props: Rest<TextareaProps, V>) {
  const { control, name, rules, warning, ...rest } = props;
  const { field, shown } = useField<V>({ control, name, rules, warning });
  return (
    <Clashing name={name} label={rest.label}>
      <Textarea autosize minRows={3} {...rest} {...shown} {...field} value={field.value ?? ''} />
    </Clashing>
  );
}

export function SelectField<V extends FieldValues>(props: Rest<SelectProps, V>) {
  const { control, name, rules, warning, ...rest } = props;
  const { field, shown } = useField<V>({ control, name, rules, warning });
  return (
    <Clashing name={name} label={rest.label}>
      <Select {...rest} {...shown} {...field} value={field.value ?? null} />
    </Clashing>
  );
}

export function NumberField<V extends FieldValues>(props: Rest<NumberInputProps, V>) {
  const { control, name, rules, warning, ...rest } = props;
  const { field, shown } = useField<V>({ control, name, rules, warning });
  return (
    <Clashing name={name} label={rest.label}>
      <NumberInput {...rest} {...shown} {...field} value={field.value ?? ''} />
    </Clashing>
  );
}

/** A calendar date; the value is `YYYY-MM-DD` or null. */
export function DateField<V extends FieldValues>(props: Rest<DateInputProps, V>) {
  const { control, name, rules, warning, ...rest } = props;
  const { field, shown } = useField<V>({ control, name, rules, warning });
  return (
    <DateInput
      valueFormat="D MMMM YYYY"
      {...rest}
      {...shown}
      {...field}
      value={field.value ?? null}
    />
  );
}

/** A date and time without zone (`YYYY-MM-DD HH:mm:ss` or null), as read on the Assembly's clock. */
export function DateTimeField<V extends FieldValues>(
  props: Bound<V> &
    Pick<DateTimePickerProps, 'clearable' | 'clearButtonProps'> & {
      label: string;
      description?: string;
    },
) {
  const { control, name, rules, warning, ...rest } = props;
  const { field, shown } = useField<V>({ control, name, rules, warning });
  return (
    <Clashing name={name} label={rest.label}>
      <DateTimePicker
        valueFormat="D MMMM YYYY, HH:mm"
        {...rest}
        {...shown}
        {...field}
        value={field.value ?? null}
      />
    </Clashing>
  );
}

export function CheckboxField<V extends FieldValues>(props: Rest<CheckboxProps, V>) {
  const { control, name, rules, warning, ...rest } = props;
  const { field, shown } = useField<V>({ control, name, rules, warning });
  const { value, ...bound } = field;
  return (
    <Clashing name={name} label={rest.label}>
      <Checkbox {...rest} {...shown} {...bound} checked={Boolean(value)} />
    </Clashing>
  );
}

/** Few choices beside each other, one of them taken. */
export function ChoiceField<V extends FieldValues>(
  props: Rest<SegmentedControlProps, V> & { label: string },
) {
  const { control, name, rules, warning, label, ...rest } = props;
  const { field, shown } = useField<V>({ control, name, rules, warning });
  return (
    <Clashing name={name} label={label}>
      <fieldset className={classes.choice}>
        <legend>{label}</legend>
        <SegmentedControl fullWidth {...rest} {...field} value={field.value ?? ''} />
        {shown.error}
      </fieldset>
    </Clashing>
  );
}
