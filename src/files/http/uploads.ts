import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../../common/errors/app-error.js';
import { MEDIA_TYPES } from '../../common/tables/table-file.js';
import { FILE_TYPES, TYPES_OF_KIND, type FileKind } from '../domain/file-kinds.js';
import type { Upload } from '../upload.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The body of this route is a file and is read as it comes. */
    upload?: boolean;
  }
}

/** What a body may call itself. What it is, its content says. */
const TABLES = [MEDIA_TYPES.xlsx, 'text/csv'];
const BODIES = [...FILE_TYPES, ...TABLES, 'application/octet-stream'];

/**
 * Lets bodies of files through to the routes that take them, unread: nobody's bytes are touched before the
 * gates have let the request in. Every other route refuses them.
 */
export function acceptUploads(server: FastifyInstance): void {
  server.addContentTypeParser(
    BODIES,
    (
      request: FastifyRequest,
      payload: IncomingMessage,
      done: (error: Error | null, body?: unknown) => void,
    ) => {
      if (request.routeOptions.config.upload) done(null, payload);
      else done(new AppError('unsupported_media_type'));
    },
  );
}

/** Marks a route whose body is a file, sent as it is with its own content type. */
export function AcceptsFile(kind: FileKind): MethodDecorator {
  return acceptsBody(TYPES_OF_KIND[kind]);
}

/** Marks a route whose body is a list for spreadsheets: XLSX or CSV. */
export function AcceptsTable(): MethodDecorator {
  return acceptsBody(TABLES);
}

function acceptsBody(types: readonly string[]): MethodDecorator {
  return applyDecorators(
    RouteConfig({ upload: true }),
    ApiConsumes(...types, 'application/octet-stream'),
    ApiBody({ schema: { type: 'string', format: 'binary' } }),
  );
}

/** The body of a route marked with {@link AcceptsFile} or {@link AcceptsTable}. Throws `unsupported_media_type` for any other. */
export const UploadBody = createParamDecorator((_: unknown, context: ExecutionContext): Upload => {
  const { body, headers } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!(body instanceof Readable)) throw new AppError('unsupported_media_type');
  const length = Number(headers['content-length']);
  return { stream: body, length: Number.isSafeInteger(length) ? length : null };
});
