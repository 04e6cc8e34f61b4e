import { takesPlace } from '../domain/accreditation.js';
import { countSpeakers } from '../domain/parallel-limit.js';
import type { Delegate } from '../people/delegate.entity.js';
import type { Party } from './party.entity.js';

/** Whether a person of the delegation can be the party's principal: for a sub-bureau one who comes for it. */
export function mayStandFor(
  { kind, code }: Pick<Party, 'kind' | 'code'>,
  { subBureauIso2 }: Pick<Delegate, 'subBureauIso2'>,
): boolean {
  return kind !== 'sub_bureau' || subBureauIso2 === code;
}

/** How many people can hold a meeting of the party. */
export function speakersOf(party: Party, people: readonly Delegate[]): number {
  const own = people.filter((person) => takesPlace(person) && mayStandFor(party, person));
  return countSpeakers(own.map(({ role }) => role));
}
