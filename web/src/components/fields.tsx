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
import { DateInput, DateTimePicker, TimePicker, type DateInputProps } from '@mantine/dates';
import {
  useController,
  type Control,
  type FieldPath,
  type FieldValues,
  type RegisterOptions,
} from 'react-hook-form';
import { FieldMessage } from './FieldMessage.js';
import classes from './fields.module.css';

/** What every field of a form has in common. */
interface Bound<V extends FieldValues> {
  control: Control<V>;
  name: FieldPath<V>;
  /** Rules with their sentence: `{ required: t('nameMissing') }`. */
  rules?: Omit<RegisterOptions<V>, 'valueAsNumber' | 'valueAsDate' | 'setValueAs' | 'disabled'>;
  /** Amber: needs care, but the form may go on. */
  warning?: string | undefined;
}

type Rest<P, V extends FieldValues> = Omit<P, 'name' | 'value' | 'defaultValue' | 'onChange'> &
  Bound<V>;

function useField<V extends FieldValues>({ control, name, rules, warning }: Bound<V>) {
  const { field, fieldState } = useController({ control, name, ...(rules && { rules }) });
  const message = fieldState.error?.message;
  const error = message && <FieldMessage>{message}</FieldMessage>;
  if (!warning || error) return { field, shown: { error } };
  // A warning describes the field below it; it does not make its value invalid.
  const shown = {
    error,
    className: classes.warn,
    description: <FieldMessage tone="warn">{warning}</FieldMessage>,
    inputWrapperOrder: warningOrder,
  };
  return { field, shown };
}

const warningOrder: ('label' | 'input' | 'description' | 'error')[] = [
  'label',
  'input',
  'description',
  'error',
];

export function TextField<V extends FieldValues>(props: Rest<TextInputProps, V>) {
  const { control, name, rules, warning, ...rest } = props;
  const { field, shown } = useField<V>({ control, name, rules, warning });
  return <TextInput {...rest} {...shown} {...field} value={field.value ?? ''} />;
}

export function TextareaField<V extends FieldValues>(props: Rest<TextareaProps, V>) {
  const { control, name, rules, warning, ...rest } = props;
  const { field, shown } = useField<V>({ control, name, rules, warning });
  return (
    <Textarea autosize minRows={3} {...rest} {...shown} {...field} value={field.value ?? ''} />
  );
}

export function SelectField<V extends FieldValues>(props: Rest<SelectProps, V>) {
  const { control, name, rules, warning, ...rest } = props;
  const { field, shown } = useField<V>({ control, name, rules, warning });
  return <Select {...rest} {...shown} {...field} value={field.value ?? null} />;
}

export function NumberField<V extends FieldValues>(props: Rest<NumberInputProps, V>) {
  const { control, name, rules, warning, ...rest } = props;
  const { field, shown } = useField<V>({ control, name, rules, warning });
  return <NumberInput {...rest} {...shown} {...field} value={field.value ?? ''} />;
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
  props: Bound<V> & { label: string; description?: string },
) {
  const { control, name, rules, warning, ...rest } = props;
  const { field, shown } = useField<V>({ control, name, rules, warning });
  return (
    <DateTimePicker
      valueFormat="D MMMM YYYY, HH:mm"
      {...rest}
      {...shown}
      {...field}
      value={field.value ?? null}
    />
  );
}

/** A time of day `HH:mm` on the 24-hour clock, or empty. */
export function TimeField<V extends FieldValues>(
  props: Bound<V> & { label: string; description?: string; required?: boolean },
) {
  const { control, name, rules, warning, ...rest } = props;
  const { field, shown } = useField<V>({ control, name, rules, warning });
  return <TimePicker format="24h" {...rest} {...shown} {...field} value={field.value ?? ''} />;
}

export function CheckboxField<V extends FieldValues>(props: Rest<CheckboxProps, V>) {
  const { control, name, rules, warning, ...rest } = props;
  const { field, shown } = useField<V>({ control, name, rules, warning });
  const { value, ...bound } = field;
  return <Checkbox {...rest} {...shown} {...bound} checked={Boolean(value)} />;
}

/** Few choices beside each other, one of them taken. */
export function ChoiceField<V extends FieldValues>(
  props: Rest<SegmentedControlProps, V> & { label: string },
) {
  const { control, name, rules, warning, label, ...rest } = props;
  const { field, shown } = useField<V>({ control, name, rules, warning });
  return (
    <fieldset className={classes.choice}>
      <legend>{label}</legend>
      <SegmentedControl fullWidth {...rest} {...field} value={field.value ?? ''} />
      {shown.error}
    </fieldset>
  );
}
