import { queryOptions, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { api, data } from '../../api/client.js';
import { travelQuery } from '../travel/queries.js';
import type { OtherNeeds } from './other-needs.js';
import type { OwnDelegation } from './WithDelegation.js';

/** The letter of credentials and where it stands. */
const credentialsQuery = (assemblyId: string, delegationId: string) =>
  queryOptions({
    queryKey: ['credentials', 'status', delegationId],
    queryFn: () =>
      data(
        api.GET('/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/credentials', {
          params: { path: { assemblyId, delegationId } },
        }),
      ),
  });

const stays = new Set<string>(['declined', 'withdrawn']);

/** Reads what the delegation needs beside its people. */
export function useOtherNeeds({ assemblyId, delegation }: OwnDelegation): OtherNeeds {
  const router = useRouter();
  const credentials = useQuery({
    ...credentialsQuery(assemblyId, delegation.id),
    enabled: !stays.has(delegation.status),
  });
  const travel = useQuery({
    ...travelQuery(assemblyId, delegation.id),
    enabled: delegation.status === 'confirmed',
  });
  const open = travel.data?.open ? travel.data.people : [];
  return {
    credentials: credentials.data,
    withoutTravel: open.filter(({ missing }) => missing.length > 0).length,
    has: (path) => Object.hasOwn(router.routesByPath, path),
  };
}
