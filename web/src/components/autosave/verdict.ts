import { ApiProblem, UNREACHABLE } from '../../api/problem.js';

/** What a failed save means for the changes that were in it. */
export type Verdict =
  /** Nothing is wrong with them: try again after a pause. */
  | { kind: 'offline' | 'server' }
  /** The session ended: go on after the next sign-in. */
  | { kind: 'signed_out' }
  /** The server refused these fields (message by path), or all of it when none is named. */
  | { kind: 'refused'; fields: ReadonlyMap<string, string> };

/** Too early, too many at once, or a server that will be back. */
const passing = new Set([408, 425, 429]);

/** Reads a thrown problem; an error that is none of the API's is taken for a lost connection. */
export function verdictOf(error: unknown): Verdict {
  if (!(error instanceof ApiProblem)) return { kind: 'server' };
  if (error.code === UNREACHABLE) return { kind: 'offline' };
  if (error.status === 401) return { kind: 'signed_out' };
  if (error.status >= 500 || passing.has(error.status)) return { kind: 'server' };
  const fields = new Map(
    // `changes.email` or `changes.languages[1]` in the body is the field `email` or `languages`.
    error.fields.map(({ path, message }) => [
      path.replace(/^changes\./, '').replace(/[.[].*$/, ''),
      message,
    ]),
  );
  return { kind: 'refused', fields };
}
