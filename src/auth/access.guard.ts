import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor, Role } from '../common/actor.js';
import { AppError } from '../common/errors/app-error.js';
import { ACCESS_RULE, type AccessRule } from './access.decorator.js';
import { SessionService } from './sessions/session.service.js';
import './current-actor.decorator.js';

const OF_A_DELEGATION: readonly Role[] = ['focal_point', 'delegate'];

/** Parameters of a route that narrow where a role counts. */
export interface RouteScope {
  assemblyId?: string;
  delegationId?: string;
}

/** Whether the rule lets the actor in; see {@link Access}. */
export function mayEnter(rule: AccessRule, actor: Actor | undefined, scope: RouteScope): boolean {
  if (rule === 'public') return true;
  if (!actor) return false;
  const { assemblyId, delegationId } = scope;
  if (rule === 'signed-in') {
    return assemblyId === undefined || hasAnyRole(actor, assemblyId);
  }
  return actor.grants.some((grant) => {
    if (grant.role === 'admin') return true;
    if (!rule.includes(grant.role)) return false;
    if (assemblyId !== undefined && grant.assemblyId !== assemblyId) return false;
    return (
      delegationId === undefined ||
      !OF_A_DELEGATION.includes(grant.role) ||
      grant.delegationId === delegationId
    );
  });
}

function hasAnyRole(actor: Actor, assemblyId: string): boolean {
  return actor.grants.some((grant) => grant.role === 'admin' || grant.assemblyId === assemblyId);
}

/** Finds out who asks, once for each request, and lets in whom the route's rule names; nobody else. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS_RULE, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (rule === undefined) throw new AppError('not_allowed');
    const actor = await this.sessions.resolve(request, http.getResponse<FastifyReply>());
    if (actor) request.actor = actor;
    if (mayEnter(rule, request.actor, scopeOf(request))) return true;
    throw new AppError(request.actor ? 'not_allowed' : 'not_signed_in');
  }
}

/** Ids in the path as they are kept: lower case. */
function scopeOf(request: FastifyRequest): RouteScope {
  const params = request.params as Partial<Record<keyof RouteScope, string>>;
  return {
    ...(params.assemblyId === undefined ? {} : { assemblyId: params.assemblyId.toLowerCase() }),
    ...(params.delegationId === undefined
      ? {}
      : { delegationId: params.delegationId.toLowerCase() }),
  };
}
