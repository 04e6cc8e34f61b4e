import { randomUUID } from 'node:crypto';
import type { LoggerService, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ProblemFilter } from '../errors/problem.filter.js';
import { createValidationPipe } from '../errors/validation.js';
import { Translator } from '../text/translator.js';

/** Largest body of a request, in bytes: a CSV file of 1 MB in a JSON string, with room for its escapes. */
const BODY_LIMIT = 1_300_000;

/** The API's HTTP application, ready to listen or to be injected into by tests. */
export async function createApplication(
  module: Type,
  logger: LoggerService | false,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    genReqId: () => randomUUID(),
    trustProxy: 'loopback',
    forceCloseConnections: 'idle',
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger,
    abortOnError: false,
  });
  app.setGlobalPrefix('api/v1', { exclude: ['health/{*path}'] });
  app.useGlobalPipes(createValidationPipe());
  app.useGlobalFilters(new ProblemFilter(app.get(Translator)));
  app.enableShutdownHooks();
  return app;
}
