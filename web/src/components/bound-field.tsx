import type { ReactNode } from 'react';
import {
  useController,
  type Control,
  type FieldPath,
  type FieldValues,
  type RegisterOptions,
} from 'react-hook-form';
import { ClashNote } from './autosave/ClashNote.js';
import { useFieldNotes } from './autosave/FieldNotes.js';
import { FieldMessage } from './FieldMessage.js';
import classes from './fields.module.css';

/** What every field of a form has in common. */
export interface Bound<V extends FieldValues> {
  control: Control<V>;
  name: FieldPath<V>;
  /** Rules with their sentence: `{ required: t('nameMissing') }`. */
  rules?: Omit<RegisterOptions<V>, 'valueAsNumber' | 'valueAsDate' | 'setValueAs' | 'disabled'>;
  /** Amber: needs care, but the form may go on. */
  warning?: string | undefined;
}

/** What a bound field takes besides: the properties of the input it is drawn with. */
export type Rest<P, V extends FieldValues> = Omit<
  P,
  'name' | 'value' | 'defaultValue' | 'onChange'
> &
  Bound<V>;

/** The field of the form, with what stands under it: an error, or a warning that lets the form go on. */
export function useField<V extends FieldValues>({ control, name, rules, warning }: Bound<V>) {
  const { field, fieldState } = useController({ control, name, ...(rules && { rules }) });
  // In a form that saves itself: why the server refused what stands here.
  const refusal = useFieldNotes()?.of(name)?.message;
  const message = fieldState.error?.message ?? refusal;
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

/** A field and, in a form that saves itself, the value of somebody else that stands against its own. */
export function Clashing({
  name,
  label,
  children,
}: {
  name: string;
  label: ReactNode;
  children: ReactNode;
}) {
  if (!useFieldNotes()) return children;
  return (
    <div className={classes.bound}>
      {children}
      <ClashNote name={name} label={typeof label === 'string' ? label : ''} />
    </div>
  );
}
