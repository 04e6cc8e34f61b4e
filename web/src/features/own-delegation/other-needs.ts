import { queryOptions, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { api, data } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { travelQuery } from '../travel/queries.js';
import type { CheckTone } from './checklist.js';
import type { OwnDelegation } from './WithDelegation.js';

type Schemas = components['schemas'];

/** What a delegation needs beside its people: the letter of credentials, and how everybody travels. */
export interface OtherNeeds {
  credentials:
    Pick<Schemas['CredentialsDto'], 'status' | 'statusAt' | 'reason' | 'rejection'> | undefined;
  /** How many people have no complete travel yet; 0 before travel can be entered. */
  withoutTravel: number;
  /** Paths of the pages that exist. */
  has: (path: string) => boolean;
}

/** Where the letter is uploaded; a text, as that page may not be there. */
export const credentialsPage: string = '/delegation/credentials';

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

/** The credentials as a line: settled, with the reviewers, or something to do. */
export const credentialsTone = (status: Schemas['CredentialsDto']['status']): CheckTone =>
  status === 'verified' || status === 'received'
    ? 'done'
    : status === 'rejected'
      ? 'warn'
      : 'later';
