import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Environment } from '../../config/environment.js';
import { AppError } from '../errors/app-error.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses changes that a page of another site sends with the reader's cookie. Browsers name the page's
 * origin with every such request; a client that is no browser has no cookie of somebody else's.
 */
@Injectable()
export class SameOriginGuard implements CanActivate {
  constructor(private readonly environment: Environment) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (SAFE.has(request.method) || this.isOwn(request)) return true;
    throw new AppError('not_allowed');
  }

  private isOwn({ headers }: FastifyRequest): boolean {
    const { origin, host } = headers;
    if (origin === undefined) {
      const site = headers['sec-fetch-site'];
      return site === undefined || site === 'same-origin' || site === 'none';
    }
    if (!URL.canParse(origin)) return false;
    const sender = new URL(origin);
    return sender.origin === new URL(this.environment.publicUrl).origin || sender.host === host;
  }
}
