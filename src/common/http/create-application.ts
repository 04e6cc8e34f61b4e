import { randomUUID } from 'node:crypto';
import type { LoggerService, Type } from '@nestjs/common';
import { fastifyCompress } from '@fastify/compress';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { Environment } from '../../config/environment.js';
import { ProblemFilter } from '../errors/problem.filter.js';
import { createValidationPipe } from '../errors/validation.js';
import { Translator } from '../text/translator.js';
import { DOCS_PATH, serveOpenApi } from './openapi.js';
import { logRequests } from './request-log.js';
import { useSecurityHeaders } from './security-headers.js';

/** Largest body of a request, in bytes: a CSV file of 1 MB in a JSON string, with room for its escapes. */
const BODY_LIMIT = 1_300_000;

export interface ApplicationOptions {
  logger: LoggerService | false;
  /** Where a line for each request goes; none by default. */
  requests?: Logger;
  /** Adds routes of the server itself, such as the client's pages, below those of the API. */
  extend?: (server: FastifyInstance) => Promise<void>;
}

/** How paths of controllers become addresses; the OpenAPI document needs the same. */
export function usePrefix(app: Pick<NestFastifyApplication, 'setGlobalPrefix'>): void {
  app.setGlobalPrefix('api/v1', { exclude: ['health/live', 'health/ready'] });
}

/** The API's HTTP application, ready to listen or to be injected into by tests. */
export async function createApplication(
  module: Type,
  options: ApplicationOptions,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    genReqId: () => randomUUID(),
    trustProxy: 'loopback',
    forceCloseConnections: 'idle',
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: options.logger,
    abortOnError: false,
    // Fastify reads JSON by itself; forms and plain text are what other sites can send unasked.
    bodyParser: false,
  });
  const server = app.getHttpAdapter().getInstance();
  server.removeContentTypeParser('text/plain');
  await useSecurityHeaders(server, {
    secure: app.get(Environment).secure,
    docsPath: DOCS_PATH,
  });
  // Streams of server-sent events write to the socket themselves and stay as they are.
  await server.register(fastifyCompress, { threshold: 2048, encodings: ['gzip'] });
  if (options.requests) logRequests(server, options.requests);
  usePrefix(app);
  app.useGlobalPipes(createValidationPipe());
  app.useGlobalFilters(new ProblemFilter(app.get(Translator)));
  serveOpenApi(app);
  await options.extend?.(server);
  app.enableShutdownHooks();
  return app;
}
