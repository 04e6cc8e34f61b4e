import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../errors/app-error.js';

/** The `ETag` of a record: its version in quotes. */
export function etag(version: number): string {
  return `"${version}"`;
}

/**
 * Reads an `If-Match` header. A proxy that compresses may have marked the tag weak (`W/`). Throws
 * `precondition_required` without the header and `edit_conflict` for what no version can be.
 */
export function parseIfMatch(header: string | undefined): number {
  if (header === undefined || header.trim() === '') throw new AppError('precondition_required');
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim())?.[1];
  if (version === undefined) throw new AppError('edit_conflict');
  return Number(version);
}

/** The version that the caller started its edit from. Refused with 428 when it is not given. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number =>
  parseIfMatch(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
);

/** Throws `edit_conflict` when somebody else has saved the record since. */
export function checkVersion(record: { version: number }, expected: number): void {
  if (record.version !== expected) throw new AppError('edit_conflict');
}

/** Says in the OpenAPI document that an edit needs `If-Match`. */
export function ApiIfMatch(): MethodDecorator & ClassDecorator {
  return applyDecorators(
    ApiHeader({
      name: 'If-Match',
      required: true,
      description: 'Version of the record that the edit started from, in quotes.',
      example: '"3"',
    }),
  );
}
