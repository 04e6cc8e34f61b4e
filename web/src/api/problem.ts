/** A field that the server refused, with the sentence to show beside it. */
export interface FieldProblem {
  /** Path in the request body, e.g. `delegates[0].email`. */
  path: string;
  /** Stable code, e.g. `too_long`. */
  code: string;
  /** In the reader's language. */
  message: string;
}

/** RFC 9457 problem details as our API writes them. */
export interface ProblemDetails {
  title: string;
  status: number;
  /** Stable, e.g. `deadline_passed`. */
  code: string;
  /** The id that the server's log has too. */
  id?: string;
  errors?: FieldProblem[];
}

/** No answer at all: the network is down, or the server is. */
export const UNREACHABLE = 'unreachable';
/** An answer that is no problem document, e.g. from a proxy in between. */
export const UNREADABLE = 'unreadable';

/** Every failed call throws this; `code` is stable, `message` is in the reader's language. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly id: string | undefined;
  readonly fields: readonly FieldProblem[];

  constructor(problem: ProblemDetails, options?: ErrorOptions) {
    super(problem.title, options);
    this.name = 'ApiProblem';
    this.status = problem.status;
    this.code = problem.code;
    this.id = problem.id;
    this.fields = problem.errors ?? [];
  }
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

function fieldProblem(entry: unknown): FieldProblem[] {
  if (typeof entry !== 'object' || entry === null) return [];
  const { path, code, message } = entry as Record<string, unknown>;
  const where = text(path);
  const words = text(message);
  return where && words ? [{ path: where, code: text(code) ?? 'invalid', message: words }] : [];
}

/** Reads the body of a failed answer, whatever it is, into an {@link ApiProblem}. */
export async function toProblem(response: Response): Promise<ApiProblem> {
  let body: unknown;
  try {
    body = await response.clone().json();
  } catch {
    body = undefined;
  }
  const record = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const errors = record['errors'];
  return new ApiProblem({
    status: response.status,
    title: text(record['title']) ?? '',
    code: text(record['code']) ?? UNREADABLE,
    id: text(record['id']),
    errors: Array.isArray(errors) ? errors.flatMap(fieldProblem) : [],
  });
}
