import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import type { SaveQueue } from './save-queue.js';
import { sameValue, type FieldValue, type RecordState } from './save-types.js';

/** The fields of a record: flat, as the server keeps them. */
export type Fields<V> = { [K in keyof V]: FieldValue };

/** What a form shows at first: what the server has, under what was typed and did not get there yet. */
export function useFirstValues<V extends Fields<V>>(queue: SaveQueue, record: string, saved: V): V {
  const [first] = useState(() => {
    const { unsaved } = queue.state(record);
    const typed = Object.entries(unsaved).map(([name, { value }]) => [name, value]);
    return { ...saved, ...Object.fromEntries(typed) };
  });
  return first;
}

/** A form by the names of its fields, which are as many as its type says. */
interface NamedForm {
  getValues: (name: string) => FieldValue;
  setValue: (name: string, value: FieldValue) => void;
  subscribe: (options: {
    formState: { values: true };
    callback: (change: {
      name?: string;
      type?: string;
      values: Record<string, FieldValue>;
    }) => void;
  }) => () => void;
}

export interface Autosave {
  state: RecordState;
  /** For the form: a field that is left goes to the server at once. */
  onBlur: () => void;
}

/**
 * Saves what is typed in a form field by field, and shows what others have saved in the fields that the
 * reader is not changing.
 * @param saved the record as it was last read from the server
 * @param version its version; an older answer that arrives late is left alone
 */
export function useAutosave<V extends Fields<V> & FieldValues>(
  typedForm: UseFormReturn<V>,
  queue: SaveQueue,
  record: string,
  saved: V,
  version: number,
): Autosave {
  const form = typedForm as unknown as NamedForm;
  const state = useSyncExternalStore(
    queue.subscribe,
    useCallback(() => queue.state(record), [queue, record]),
  );
  /** What the server has in each field, as far as the reader has seen it. */
  const bases = useRef<Record<string, FieldValue>>({ ...saved });
  const newest = useRef(version);
  /** Acknowledged, and not in `saved` yet: the version that `saved` had then. */
  const ahead = useRef<Record<string, number>>({});

  const show = useCallback(
    (name: string, value: FieldValue) => {
      if (!sameValue(form.getValues(name), value)) form.setValue(name, value);
    },
    [form],
  );

  // The card is opened again, perhaps after a new sign-in: what did not get through gets another try.
  useEffect(() => {
    const { trouble, saving } = queue.state(record);
    if (trouble || saving) queue.retry();
  }, [queue, record]);

  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ name, type, values }) => {
          if (name === undefined || type !== 'change') return;
          queue.set(record, name, bases.current[name] ?? null, values[name] ?? null);
        },
      }),
    [form, queue, record],
  );

  useEffect(
    () =>
      queue.onStored((key, stored) => {
        if (key !== record) return;
        for (const [name, value] of Object.entries(stored)) {
          bases.current[name] = value;
          ahead.current[name] = newest.current;
          const typedOn = name in queue.state(record).unsaved;
          // Trimmed by the server: not under the cursor, where a second word may follow.
          if (!typedOn && !isOpen(name)) show(name, value);
        }
      }),
    [queue, record, show],
  );

  useEffect(() => {
    if (version < newest.current) return;
    newest.current = version;
    for (const [name, value] of Object.entries<FieldValue>(saved)) {
      // The answer to the last save is on its way to this page: what stands there is older.
      if (version <= (ahead.current[name] ?? -1)) continue;
      if (state.unsaved[name] || sameValue(bases.current[name] ?? null, value)) continue;
      bases.current[name] = value;
      show(name, value);
    }
  }, [saved, version, state.unsaved, show]);

  const onBlur = useCallback(() => {
    queue.flush(record);
    for (const [name, value] of Object.entries(bases.current)) {
      if (!(name in queue.state(record).unsaved)) show(name, value);
    }
  }, [queue, record, show]);
  return { state, onBlur };
}

/** Whether the reader is in this field. */
const isOpen = (name: string): boolean =>
  document.activeElement instanceof HTMLElement &&
  document.activeElement.getAttribute('name') === name;
