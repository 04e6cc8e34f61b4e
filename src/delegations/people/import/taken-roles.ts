import { takesPlace } from '../../domain/accreditation.js';
import type { DelegateRole } from '../../domain/delegate-roles.js';
import type { Delegate } from '../delegate.entity.js';
import type { PlannedRow } from './import-planner.service.js';

/** Roles of which a delegation has one each. */
export const SINGLE_ROLES: readonly DelegateRole[] = ['head', 'alternate'];

/**
 * Refuses the rows that give somebody a role which another person keeps, or which an earlier row has given
 * already. Rows may hand a role on among each other.
 */
export function refuseTakenRoles(
  people: readonly Delegate[],
  planned: readonly PlannedRow[],
): void {
  // A refused row gives no role away either, so what it was to leave is looked at again.
  let refused: PlannedRow | undefined;
  do {
    refused = SINGLE_ROLES.map((role) => tooMany(people, planned, role)).find(Boolean);
    if (refused) {
      refused.state = 'refused';
      refused.problems.push({ field: 'role', code: 'role_taken' });
    }
  } while (refused);
}

/** The last row by which two people would have the role; undefined where one at most has it. */
function tooMany(
  people: readonly Delegate[],
  planned: readonly PlannedRow[],
  role: DelegateRole,
): PlannedRow | undefined {
  const doing = planned.filter(({ state }) => state === 'new' || state === 'change');
  const after = new Map(people.filter(takesPlace).map(({ id, role: now }) => [id, now]));
  for (const { person } of doing)
    if (person && takesPlace(person)) after.set(person.id, person.role);
  if ([...after.values()].filter((one) => one === role).length < 2) return undefined;
  return doing.findLast(
    ({ person, before, changed }) =>
      person?.role === role && (before === null || changed.includes('role')),
  );
}
