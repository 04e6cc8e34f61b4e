import type { EntityManager } from 'typeorm';
import { takesPlace } from '../domain/accreditation.js';
import { parallelLimit } from '../domain/parallel-limit.js';
import { Delegate } from '../people/delegate.entity.js';
import { Party } from './party.entity.js';
import { mayStandFor, speakersOf } from './people-of-party.js';

/**
 * Brings the parties of a delegation in line with its people, after any change of them: the head is the
 * delegation's principal unless somebody else was chosen, a sub-bureau's principal comes for it, and no
 * parallel limit exceeds the people. The delegation must be locked.
 * @param headBefore the head before the change; null where the head did not change
 */
export async function followPeople(
  manager: EntityManager,
  delegationId: string,
  headBefore: string | null,
): Promise<void> {
  const parties = await manager.findBy(Party, { delegationId });
  const people = await manager.findBy(Delegate, { delegationId });
  const head = people.find((one) => one.role === 'head' && takesPlace(one))?.id ?? null;
  for (const party of parties) {
    const follows = party.principalId === null || party.principalId === headBefore;
    if (party.kind === 'delegation' && follows) party.principalId = head;
    if (!people.some((one) => one.id === party.principalId && mayStandFor(party, one))) {
      party.principalId = null;
    }
    party.parallelLimit = parallelLimit(
      party.kind,
      speakersOf(party, people),
      party.chosenParallelLimit,
    );
  }
  await manager.save(parties);
}
