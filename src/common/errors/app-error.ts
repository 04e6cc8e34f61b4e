import { ERROR_STATUS, type ErrorCode } from './error-codes.js';

/** One wrong field of a request: a JSON path such as `delegates[0].email` and a coded reason. */
export interface FieldProblem {
  path: string;
  /** Stable reason; its text stands under `fields.<code>` in the locales. */
  code: string;
  params?: Record<string, unknown>;
}

export interface AppErrorDetails {
  /** Values for the placeholders of the title. Nothing personal. */
  params?: Record<string, unknown>;
  fields?: FieldProblem[];
  cause?: unknown;
}

/** A refusal that the reader can understand and act on. Anything else that is thrown is a bug (500). */
export class AppError extends Error {
  readonly status: number;
  readonly params: Record<string, unknown>;
  readonly fields: FieldProblem[];

  constructor(
    readonly code: ErrorCode,
    details: AppErrorDetails = {},
  ) {
    super(code, { cause: details.cause });
    this.name = 'AppError';
    this.status = ERROR_STATUS[code];
    this.params = details.params ?? {};
    this.fields = details.fields ?? [];
  }
}
