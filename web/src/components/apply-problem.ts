import type { FieldPath, FieldValues, UseFormSetError } from 'react-hook-form';
import { ApiProblem } from '../api/problem.js';

/** `delegates[0].email` as react-hook-form writes it: `delegates.0.email`. */
export const toFormPath = (path: string): string => path.replace(/\[(\d+)\]/g, '.$1');

/**
 * Puts the server's field problems beside their fields and moves the focus to the first.
 * @param names the fields that the form shows; others stay for the notice
 * @returns the paths that were placed, for `<ProblemNotice placed>`
 */
export function applyProblem<V extends FieldValues>(
  problem: unknown,
  names: readonly FieldPath<V>[],
  setError: UseFormSetError<V>,
): string[] {
  if (!(problem instanceof ApiProblem)) return [];
  const placed: string[] = [];
  for (const field of problem.fields) {
    const name = names.find((candidate) => candidate === toFormPath(field.path));
    if (name === undefined) continue;
    setError(name, { type: field.code, message: field.message }, { shouldFocus: !placed.length });
    placed.push(field.path);
  }
  return placed;
}
