import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data } from '../../api/client.js';
import { delegationQuery } from './queries.js';
import type { DelegationTransition } from './types.js';
import type { OwnDelegation } from './WithDelegation.js';

/** One step of the delegation's lifecycle; the pages show the state after it at once. */
export function useTransition({ assemblyId, delegation }: OwnDelegation) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ transition, reason }: { transition: DelegationTransition; reason?: string }) =>
      data(
        api.POST('/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/transitions', {
          params: { path: { assemblyId, delegationId: delegation.id } },
          body: { transition, ...(reason === undefined ? {} : { reason }) },
        }),
      ),
    onSuccess: async (after) => {
      client.setQueryData(delegationQuery(assemblyId, delegation.id).queryKey, after);
      // Confirming opens the directory and the meetings.
      await client.invalidateQueries({ queryKey: ['parties'] });
      await client.invalidateQueries({ queryKey: ['agenda'] });
    },
  });
}
