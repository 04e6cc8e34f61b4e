import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { FieldPath, FieldValues, PathValue, UseFormReturn } from 'react-hook-form';
import { newIdempotencyKey } from '../../api/client.js';
import { ApiProblem } from '../../api/problem.js';
import { applyProblem } from '../../components/apply-problem.js';

/** A record that is saved against the version that the edit began from. */
export interface Versioned {
  id: string;
  version: number;
}

/** A field that somebody else has saved since this form was opened. */
export interface RaceRow<V extends FieldValues> {
  name: FieldPath<V>;
  /** What stands in the planner now. */
  theirs: unknown;
  /** What the reader typed; undefined when the reader had not touched the field. */
  mine: unknown;
}

export interface EditOptions<R extends Versioned, V extends FieldValues> {
  form: UseFormReturn<V>;
  /** Undefined for a new one. */
  record: R | undefined;
  names: readonly FieldPath<V>[];
  toValues: (record: R) => V;
  /** Reads the record again after a lost race; undefined when it was deleted meanwhile. */
  reload: (id: string) => Promise<R | undefined>;
  create: (values: V, headers: { 'Idempotency-Key': string }) => Promise<unknown>;
  update: (record: R, values: V, headers: { 'If-Match': string }) => Promise<unknown>;
  onSaved: () => void;
  /** The record as it was just saved, for a form that stays open. */
  saved?: () => R | undefined;
}

const equal = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What two people made of the same record: one row for each field that the other one changed. */
export function raceRows<V extends FieldValues>(
  names: readonly FieldPath<V>[],
  base: V,
  mine: V,
  theirs: V,
): RaceRow<V>[] {
  return names.flatMap((name) => {
    const [was, own, now] = [base[name], mine[name], theirs[name]] as unknown[];
    if (equal(was, now) || equal(own, now)) return [];
    return [{ name, theirs: now, mine: equal(was, own) ? undefined : own }];
  });
}

/**
 * Saves a form. When somebody else was faster, nothing typed is lost: fields that the reader had not
 * touched take the other's value, the rest is shown side by side, and the next save starts from there.
 */
export function useEdit<R extends Versioned, V extends FieldValues>(options: EditOptions<R, V>) {
  const { form, names, toValues, reload, create, update, onSaved, saved } = options;
  const [record, setRecord] = useState(options.record);
  const [race, setRace] = useState<RaceRow<V>[]>([]);
  const [placed, setPlaced] = useState<string[]>([]);
  const key = useRef(newIdempotencyKey());

  const send = async (values: V, target: R | undefined): Promise<unknown> => {
    if (!target) return create(values, { 'Idempotency-Key': key.current });
    try {
      return await update(target, values, { 'If-Match': `"${target.version}"` });
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.code !== 'edit_conflict') throw problem;
      const theirs = await reload(target.id);
      if (!theirs) throw problem;
      const rows = raceRows(names, toValues(target), values, toValues(theirs));
      setRecord(theirs);
      // Somebody saved something that this form does not show, or the same: there is nothing to ask.
      if (rows.length === 0) return send(values, theirs);
      for (const row of rows) if (row.mine === undefined) set(row.name, row.theirs);
      setRace(rows);
      throw new LostRace();
    }
  };
  const set = (name: FieldPath<V>, value: unknown) =>
    form.setValue(name, value as PathValue<V, FieldPath<V>>, { shouldDirty: true });

  const run = useMutation({
    mutationFn: (values: V) => send(values, record),
    onSuccess: () => {
      setRace([]);
      setPlaced([]);
      setRecord((before) => saved?.() ?? before);
      onSaved();
    },
    onError: (problem) => {
      // A refusal changes what is sent next, and with it the creation that the key stands for.
      if (problem instanceof ApiProblem && problem.status >= 400 && problem.status < 500) {
        key.current = newIdempotencyKey();
      }
      setPlaced(applyProblem(problem, names, form.setError));
    },
  });

  return {
    submit: form.handleSubmit((values) => run.mutate(values)),
    pending: run.isPending,
    error: run.error instanceof LostRace ? null : run.error,
    placed,
    race,
    /** Puts the other's value in place of the own one. */
    take: ({ name, theirs }: RaceRow<V>) => set(name, theirs),
    keep: ({ name, mine }: RaceRow<V>) => set(name, mine),
  };
}

class LostRace extends Error {}
