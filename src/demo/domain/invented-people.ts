import type { DelegateInput } from '../../delegations/people/delegate.input.js';
import type { DelegateRole } from '../../delegations/people/delegate.entity.js';
import { nameGroup } from './name-groups.js';
import type { Random } from './random.js';

export type NamePools = Record<string, { given: string[]; family: string[] }>;

const ROLES: DelegateRole[] = ['head', 'alternate', 'delegate', 'delegate', 'adviser', 'delegate'];
const LATE_ROLES: DelegateRole[] = ['adviser', 'security', 'support', 'interpreter', 'delegate'];

const POSITIONS: Record<DelegateRole, string[]> = {
  head: [
    'Director General of Police',
    'Commissioner General of Police',
    'Minister of the Interior',
  ],
  alternate: ['Head of the National Central Bureau', 'Deputy Director General of Police'],
  delegate: ['Director of International Cooperation', 'Head of the Cybercrime Directorate'],
  adviser: ['Legal adviser', 'Adviser for international cooperation'],
  interpreter: ['Interpreter'],
  security: ['Close protection officer'],
  support: ['Protocol officer', 'Assistant'],
};

/** One name that no other person of the demonstration in this delegation has. */
export function inventName(
  iso2: string,
  pools: NamePools,
  random: Random,
  taken: Set<string>,
): { givenNames: string; familyName: string } {
  const pool = pools[nameGroup(iso2)];
  if (!pool) throw new RangeError(`no names for ${iso2}`);
  for (;;) {
    const name = { givenNames: random.pick(pool.given), familyName: random.pick(pool.family) };
    const key = `${name.givenNames} ${name.familyName}`;
    if (taken.has(key)) continue;
    taken.add(key);
    return name;
  }
}

/** The invented people of a delegation: a head, an alternate from two on, then the others. */
export function inventPeople(
  sender: { code: string; iso2: string; language: string },
  count: number,
  pools: NamePools,
  random: Random,
): DelegateInput[] {
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const role = ROLES[index] ?? LATE_ROLES[index % LATE_ROLES.length] ?? 'delegate';
    return {
      role,
      ...inventName(sender.iso2, pools, random, taken),
      position: random.pick(POSITIONS[role]),
      email: null,
      languages: [...new Set([sender.language, 'en'])],
    };
  });
}
