import { holds, type Actor, type Role } from '../common/actor.js';
import { AppError } from '../common/errors/app-error.js';
import type { Delegation } from './delegation.entity.js';

/** Ids of the delegations for which the actor is focal point or delegate. */
export function ownDelegationIds(actor: Actor, ...roles: Role[]): string[] {
  return actor.grants.flatMap(({ role, delegationId }) =>
    delegationId !== null && (roles.length === 0 || roles.includes(role)) ? [delegationId] : [],
  );
}

export function isFocalPointOf(actor: Actor, delegationId: string): boolean {
  return ownDelegationIds(actor, 'focal_point').includes(delegationId);
}

/** Whether the actor sees every delegation of the Assembly. */
export function seesAll(actor: Actor, assemblyId: string): boolean {
  return holds(actor, assemblyId, 'organizer', 'reviewer', 'protocol');
}

/** Throws `not_found` for another's delegation: whether it exists is not to be learned. */
export function assertMaySee(actor: Actor, delegation: Delegation): void {
  if (seesAll(actor, delegation.assemblyId)) return;
  if (!ownDelegationIds(actor).includes(delegation.id)) throw new AppError('not_found');
}

/** Its focal points and organizers may change it. Throws `not_found` for another's delegation, else `not_allowed`. */
export function assertMayEdit(actor: Actor, delegation: Delegation): void {
  assertMaySee(actor, delegation);
  if (isFocalPointOf(actor, delegation.id)) return;
  if (!holds(actor, delegation.assemblyId, 'organizer')) throw new AppError('not_allowed');
}

/** What the audit says about who acted for whom: the delegation, when an organizer did its own step. */
export function onBehalfOf(actor: Actor, delegation: Delegation): string | null {
  return isFocalPointOf(actor, delegation.id) ? null : delegation.id;
}
