import { createHash } from 'node:crypto';
import { ThrottlerGuard, type ThrottlerModuleOptions } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';
import { Injectable } from '@nestjs/common';

/** Requests of one person, or of one address before sign-in, in a minute: far above honest use. */
export const RATE_LIMIT: ThrottlerModuleOptions = {
  throttlers: [{ ttl: 60_000, limit: 3_000 }],
  setHeaders: true,
  // One count for the whole API, not one for each route.
  generateKey: (_context, tracker) => createHash('sha256').update(tracker).digest('base64url'),
};

/** Holds back who floods this process with requests. A whole delegation may share one address. */
@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  protected override getTracker(request: FastifyRequest): Promise<string> {
    return Promise.resolve(request.actor?.userId ?? request.ip);
  }
}
