import { useQueryClient } from '@tanstack/react-query';
import { api, data } from '../../api/client.js';
import { takesPlace } from '../own-delegation/checklist.js';
import { delegationQuery } from '../own-delegation/queries.js';
import type { Delegation, Person, PersonRole } from '../own-delegation/types.js';
import type { OwnDelegation } from '../own-delegation/WithDelegation.js';

/** Who sits already where only one can: the head, the alternate. */
export function holderOf(
  { people }: Delegation,
  role: PersonRole,
  but?: string,
): Person | undefined {
  if (role !== 'head' && role !== 'alternate') return undefined;
  return people.find((other) => other.role === role && other.id !== but && takesPlace(other));
}

export interface RoleChange {
  person: Person;
  role: PersonRole;
  /** The present holder takes the role that the person leaves. */
  swap?: boolean;
}

/** Gives a person another role; the pages then show the delegation as it is. */
export function useChangeRole({ assemblyId, delegation }: OwnDelegation) {
  const client = useQueryClient();
  const { queryKey } = delegationQuery(assemblyId, delegation.id);
  return async ({ person, role, swap = false }: RoleChange): Promise<void> => {
    try {
      await data(
        api.PATCH('/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/people/{personId}', {
          params: {
            path: { assemblyId, delegationId: delegation.id, personId: person.id },
            header: { 'If-Match': `"${person.version}"` },
          },
          body: { role, ...(swap && { swap }) },
        }),
      );
    } finally {
      // After a lost race too: the next try starts from what stands there now.
      await client.invalidateQueries({ queryKey });
    }
  };
}
