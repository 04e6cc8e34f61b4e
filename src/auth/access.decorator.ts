import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiCookieAuth } from '@nestjs/swagger';
import type { Role } from '../common/actor.js';

/** Who may call a route: everybody, everybody who signed in, or the holders of one of the roles. */
export type AccessRule = 'public' | 'signed-in' | readonly Role[];

export const ACCESS_RULE = 'ga93:access';

/** Name of the cookie scheme in the OpenAPI document. */
export const SESSION_SCHEME = 'session';

/**
 * Opens a route; one without it is closed to all. `admin` passes always. `signed-in` needs any role in the
 * Assembly of `:assemblyId`, where the route has it. A named role counts when it is
 * held in the Assembly of `:assemblyId` (in any, where the route has none); `focal_point` and `delegate`
 * must also own `:delegationId` where the route has it.
 */
export function Access(rule: 'public' | 'signed-in'): MethodDecorator & ClassDecorator;
export function Access(...roles: [Role, ...Role[]]): MethodDecorator & ClassDecorator;
export function Access(
  ...rules: ['public' | 'signed-in'] | [Role, ...Role[]]
): MethodDecorator & ClassDecorator {
  const [first] = rules;
  const rule: AccessRule =
    first === 'public' || first === 'signed-in' ? first : (rules as readonly Role[]);
  return rule === 'public'
    ? SetMetadata(ACCESS_RULE, rule)
    : applyDecorators(SetMetadata(ACCESS_RULE, rule), ApiCookieAuth(SESSION_SCHEME));
}
