import { Button } from '@mantine/core';
import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import {
  useForm,
  type Control,
  type DefaultValues,
  type FieldPath,
  type FieldValues,
} from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ConfirmWithPreview } from '../../components/ConfirmWithPreview.js';
import { FormFoot } from '../../components/FormLayout.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { useEdit, type EditOptions, type Versioned } from './edit.js';
import { plain } from './plain.js';
import { RaceNotice } from './RaceNotice.js';

export interface EditFormProps<R extends Versioned, V extends FieldValues> extends Omit<
  EditOptions<R, V>,
  'form' | 'onSaved' | 'names'
> {
  defaults: V;
  /** Every field with its label. */
  labels: { [K in keyof V]-?: string };
  /** The value of a field in words, for a lost race. */
  show?: (name: keyof V, value: unknown) => string;
  /** Lists to load again once saved. */
  stale: readonly QueryKey[];
  onDone: () => void;
  submit: string;
  remove?: { label: string; question: string; run: () => Promise<unknown> } | undefined;
  children: (control: Control<V>) => ReactNode;
}

/** The form of one record: create, change, delete; a lost race shows both. */
export function EditForm<R extends Versioned, V extends FieldValues>({
  defaults,
  labels,
  show = (_, value) => plain(value),
  stale,
  onDone,
  submit,
  remove,
  children,
  ...options
}: EditFormProps<R, V>) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const form = useForm<V>({
    defaultValues: (options.record
      ? options.toValues(options.record)
      : defaults) as DefaultValues<V>,
  });
  const done = () => {
    for (const queryKey of stale) void client.invalidateQueries({ queryKey });
    onDone();
  };
  const edit = useEdit<R, V>({
    ...options,
    form,
    names: Object.keys(labels) as FieldPath<V>[],
    onSaved: done,
  });
  return (
    <form noValidate onSubmit={(event) => void edit.submit(event)}>
      <RaceNotice
        rows={edit.race}
        label={(name) => labels[name]}
        show={show}
        onTake={edit.take}
        onKeep={edit.keep}
      />
      {children(form.control)}
      <ProblemNotice problem={edit.error} placed={edit.placed} />
      <FormFoot
        note={
          remove && (
            <Button variant="outline" color="red" onClick={() => setAsking(true)}>
              {remove.label}
            </Button>
          )
        }
      >
        <Button variant="default" onClick={onDone}>
          {t('cancel')}
        </Button>
        <Button type="submit" loading={edit.pending}>
          {submit}
        </Button>
      </FormFoot>
      {remove && (
        <ConfirmWithPreview
          opened={asking}
          onClose={() => setAsking(false)}
          title={remove.label}
          confirm={remove.label}
          danger
          onConfirm={async () => {
            await remove.run();
            done();
          }}
        >
          <p>{remove.question}</p>
        </ConfirmWithPreview>
      )}
    </form>
  );
}
