import type { EntityManager } from 'typeorm';
import { takesPlace } from '../domain/accreditation.js';
import { countSpeakers, parallelLimit } from '../domain/parallel-limit.js';
import { Delegate } from '../people/delegate.entity.js';
import { Party } from './party.entity.js';

/**
 * Brings the parties of a delegation in line with its people, after any change of them: the head is the
 * delegation's principal unless somebody else was chosen, and no parallel limit exceeds the people.
 * `headBefore` is the head before the change. The delegation must be locked.
 */
export async function followPeople(
  manager: EntityManager,
  delegationId: string,
  headBefore: string | null,
): Promise<void> {
  const parties = await manager.findBy(Party, { delegationId });
  const people = (await manager.findBy(Delegate, { delegationId })).filter(takesPlace);
  const head = people.find(({ role }) => role === 'head')?.id ?? null;
  const speakers = countSpeakers(people.map(({ role }) => role));
  for (const party of parties) {
    const follows = party.principalId === null || party.principalId === headBefore;
    if (party.kind === 'delegation' && follows) party.principalId = head;
    party.parallelLimit = parallelLimit(party.kind, speakers, party.chosenParallelLimit);
  }
  await manager.save(parties);
}
