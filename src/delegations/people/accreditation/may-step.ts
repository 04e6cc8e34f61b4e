import { holds, type Actor } from '../../../common/actor.js';
import { isFocalPointOf } from '../../delegation-access.js';
import type { Delegation } from '../../delegation.entity.js';
import { ruleOfStep, type DeskStep, type ReviewStep } from '../../domain/accreditation.js';

/** Whether the actor may take the step with people of this delegation, wherever they stand. */
export function mayReview(actor: Actor, delegation: Delegation, step: ReviewStep): boolean {
  const { roles } = ruleOfStep(step);
  const asStaff = roles.filter((role) => role !== 'focal_point');
  return (
    holds(actor, delegation.assemblyId, ...asStaff) ||
    (roles.includes('focal_point') && isFocalPointOf(actor, delegation.id))
  );
}

/** Whether the actor may take the step at the badge desk or the entrance of this Assembly. */
export function mayWorkAtDesk(actor: Actor, assemblyId: string, step: DeskStep): boolean {
  return holds(actor, assemblyId, ...ruleOfStep(step).roles);
}
