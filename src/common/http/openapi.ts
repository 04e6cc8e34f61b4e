import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, getSchemaPath, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { SESSION_SCHEME } from '../../auth/access.decorator.js';
import { ProblemView } from '../errors/problem.dto.js';

export const DOCS_PATH = '/api/docs';
export const OPENAPI_PATH = '/api/openapi.json';

const REFUSAL = {
  description: 'Refused',
  content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemView) } } },
};

/** The description of the whole API, made from its controllers. */
export function createOpenApi(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('GA93 Planner')
    .setDescription(
      'Refusals are problem details (RFC 9457) with a stable `code`, in the language of ' +
        '`Accept-Language`. A POST with an `Idempotency-Key` is carried out once. Times are UTC.',
    )
    .setVersion('1')
    .addCookieAuth('ga93.session_token', undefined, SESSION_SCHEME)
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) =>
      `${controller.replace(/Controller$/, '')}_${method}`,
    extraModels: [ProblemView],
  });
  for (const path of Object.values(document.paths)) {
    for (const operation of [path.get, path.post, path.put, path.patch, path.delete]) {
      if (operation) operation.responses['default'] = REFUSAL;
    }
  }
  return document;
}

/** Serves the description and a page to read and try it. Made when it is first asked for. */
export function serveOpenApi(app: INestApplication): void {
  SwaggerModule.setup(DOCS_PATH, app, () => createOpenApi(app), {
    jsonDocumentUrl: OPENAPI_PATH,
    raw: ['json'],
    customSiteTitle: 'GA93 Planner API',
  });
}
