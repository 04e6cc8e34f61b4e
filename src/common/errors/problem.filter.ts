import {
  Catch,
  HttpException,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { QueryFailedError } from 'typeorm';
import { requestLanguage } from '../text/request-language.js';
import { Translator } from '../text/translator.js';
import { AppError } from './app-error.js';
import type { ErrorCode } from './error-codes.js';

/** RFC 9457 problem details as this API answers them. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  /** The same id stands in the log. */
  id: string;
  errors?: { path: string; code: string; message: string }[];
}

const BY_STATUS: Partial<Record<number, ErrorCode>> = {
  400: 'malformed_body',
  401: 'not_signed_in',
  403: 'not_allowed',
  404: 'not_found',
  413: 'too_large',
  415: 'unsupported_media_type',
  429: 'too_many_requests',
  503: 'unavailable',
};

/** PostgreSQL's SQLSTATE for what a constraint or a type refused: the caller's fault, never a 500. */
const BY_SQLSTATE: Record<string, ErrorCode> = {
  '23505': 'already_exists',
  '23P01': 'double_booking',
  '22003': 'validation_failed',
  '22P02': 'validation_failed',
  '22001': 'validation_failed',
  '22007': 'validation_failed',
  '22008': 'validation_failed',
  '22021': 'validation_failed',
  '22P05': 'validation_failed',
  '23502': 'validation_failed',
  '23514': 'validation_failed',
  // What it refers to is gone, or is still referred to.
  '23503': 'wrong_state',
};

/** Turns whatever was thrown into a coded refusal. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof HttpException) {
    const code =
      BY_STATUS[error.getStatus()] ??
      (error.getStatus() < 500 ? 'malformed_body' : 'internal_error');
    return new AppError(code, { cause: error });
  }
  if (error instanceof QueryFailedError) {
    const state = (error.driverError as { code?: string }).code ?? '';
    return new AppError(BY_SQLSTATE[state] ?? 'internal_error', { cause: error });
  }
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  const code = typeof status === 'number' ? BY_STATUS[status] : undefined;
  return new AppError(code ?? 'internal_error', { cause: error });
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  constructor(private readonly translator: Translator) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const error = toAppError(thrown);
    if (error.status >= 500) {
      this.logger.error({ id: request.id, code: error.code, err: error.cause ?? error });
    } else if (thrown instanceof QueryFailedError) {
      // A check that should stand before the database is missing: the answer names no field.
      this.logger.warn({ id: request.id, code: error.code, err: thrown });
    }
    if (reply.sent) return;
    void reply
      .status(error.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(this.problem(error, request)));
  }

  private problem(error: AppError, request: FastifyRequest): Problem {
    const language = requestLanguage(request.headers['accept-language']);
    const errors = error.fields.map(({ path, code, params }) => ({
      path,
      code,
      message: this.translator.t(language, `fields.${code}`, params),
    }));
    return {
      type: `urn:ga93:problem:${error.code}`,
      title: this.translator.t(language, `errors.${error.code}`, error.params),
      status: error.status,
      code: error.code,
      id: request.id,
      ...(errors.length > 0 ? { errors } : {}),
    };
  }
}
