import { api, data } from '../../api/client.js';
import type { Person } from '../own-delegation/types.js';
import type { OwnDelegation } from '../own-delegation/WithDelegation.js';

/** Reads the number of a person's document in full; the history says who did. */
export function useReveal({ assemblyId, delegation }: OwnDelegation, person: Person) {
  return async (): Promise<string | null> => {
    const { documentNumber } = await data(
      api.POST(
        '/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/people/{personId}/document/reveal',
        { params: { path: { assemblyId, delegationId: delegation.id, personId: person.id } } },
      ),
    );
    return documentNumber;
  };
}
