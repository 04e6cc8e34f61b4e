import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../common/actor.js';
import { AppError } from '../common/errors/app-error.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the access guard, once for each request, when a valid session came with it. */
    actor?: Actor;
    /** The person for whom this public request opened a session, so that a repetition can do it too. */
    openedSessionFor?: string;
  }
}

/** The person who asks. Throws `not_signed_in` on a public route that was called without a session. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!actor) throw new AppError('not_signed_in');
  return actor;
});
