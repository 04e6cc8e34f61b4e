import type { EntityManager } from 'typeorm';
import { DELEGATE_ROLES } from '../domain/delegate-roles.js';
import { Delegate } from './delegate.entity.js';

/** The people of a delegation as lists and field paths count them: by role, then as they were entered. */
export async function orderedPeople(
  manager: EntityManager,
  delegationId: string,
): Promise<Delegate[]> {
  const people = await manager.find(Delegate, {
    where: { delegationId },
    order: { createdAt: 'ASC', id: 'ASC' },
  });
  return people.sort((a, b) => DELEGATE_ROLES.indexOf(a.role) - DELEGATE_ROLES.indexOf(b.role));
}
