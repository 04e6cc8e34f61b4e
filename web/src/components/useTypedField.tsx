import { useRef, useState, type ChangeEvent } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useField, type Bound } from './bound-field.js';
import { FieldMessage } from './FieldMessage.js';

/** How what is typed becomes the value of the field, and back. */
export interface Typing<T> {
  empty: T;
  /** Undefined when the text says nothing (yet). */
  parse: (text: string) => T | undefined;
  format: (value: T) => string;
  /** The sentence under a text that says nothing. */
  wrong: string;
}

/**
 * A field whose value is written freely, in any usual way. What cannot be read stays as it was typed, with
 * a sentence, and a form with it is not sent.
 */
export function useTypedField<V extends FieldValues, T extends string | null>(
  { rules, ...bound }: Bound<V>,
  { empty, parse, format, wrong }: Typing<T>,
) {
  const [text, setText] = useState<string>();
  const [left, setLeft] = useState(false);
  const read = (typed: string): T | undefined => (typed.trim() === '' ? empty : parse(typed));
  const unreadable = text !== undefined && read(text) === undefined;
  /** The same for the form's check, which can run before the next drawing. */
  const unread = useRef(false);
  const own = typeof rules?.validate === 'function' ? { own: rules.validate } : rules?.validate;
  const {
    field: { value: held, onChange, onBlur, ...field },
    shown,
  } = useField<V>({
    ...bound,
    rules: { ...rules, validate: { typed: () => !unread.current || wrong, ...own } },
  });
  const value: T = held ?? empty;
  const type = (typed: string) => {
    const next = read(typed);
    unread.current = next === undefined;
    setText(typed);
    setLeft(false);
    if (next !== undefined && (next !== value || unreadable)) onChange(next);
  };
  return {
    value,
    /** Takes a value that was not typed. */
    choose: (next: T) => {
      unread.current = false;
      setText(undefined);
      onChange(next);
    },
    input: {
      ...shown,
      ...field,
      autoComplete: 'off',
      value: text ?? (value === empty ? '' : format(value)),
      onChange: (event: ChangeEvent<HTMLInputElement>) => type(event.currentTarget.value),
      onBlur: () => {
        if (!unreadable) setText(undefined);
        setLeft(true);
        onBlur();
      },
      error: left && unreadable ? <FieldMessage>{wrong}</FieldMessage> : shown.error,
    },
  };
}
