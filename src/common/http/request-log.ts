import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

/**
 * One line for each answer. The route stands in it by its pattern, since paths hold the secrets of links
 * and queries hold names; the person stands in it by id.
 */
export function logRequests(server: FastifyInstance, logger: Logger): void {
  server.addHook('onResponse', async (request, reply) => {
    const isProbe = request.url.startsWith('/health/');
    logger[isProbe ? 'debug' : 'info'](
      {
        id: request.id,
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        ...(request.actor?.userId ? { userId: request.actor.userId } : {}),
      },
      'request',
    );
  });
}
