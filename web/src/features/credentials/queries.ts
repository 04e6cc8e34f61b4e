import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data } from '../../api/client.js';
import type { components } from '../../api/schema.js';

type Schemas = components['schemas'];

export type Credentials = Schemas['CredentialsDto'];
export type Power = Credentials['powers'][number]['power'];
export type CredentialsStep = Schemas['CredentialsTransitionDto'];
export type Rejection = NonNullable<Credentials['rejection']>;
export type Claims = Schemas['ClaimsDto'];

export const capacities = [
  'head_of_state',
  'head_of_government',
  'minister_of_foreign_affairs',
  'minister_of_interior',
  'minister_of_justice',
  'head_of_police',
  'head_of_mission',
  'head_of_organisation',
  'other',
] as const satisfies readonly NonNullable<Credentials['signatoryCapacity']>[];

export const rejections = [
  'not_signed',
  'illegible',
  'wrong_assembly',
  'signatory_not_competent',
  'names_differ',
  'powers_unclear',
  'other',
] as const satisfies readonly Rejection[];

/** Address of a delegation's letter; with its id, so that a replaced one is never shown from memory. */
export const letterUrl = (
  assemblyId: string,
  { delegationId, letter }: Pick<Credentials, 'delegationId' | 'letter'>,
): string =>
  `/api/v1/assemblies/${assemblyId}/delegations/${delegationId}/credentials/letter${letter ? `?file=${letter.id}` : ''}`;

export const credentialsQuery = (assemblyId: string, delegationId: string) =>
  queryOptions({
    queryKey: ['credentials', delegationId],
    queryFn: () =>
      data(
        api.GET('/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/credentials', {
          params: { path: { assemblyId, delegationId } },
        }),
      ),
  });

/** A step of the lifecycle; the pages show the state after it at once. */
export function useCredentialsStep(assemblyId: string, delegationId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CredentialsStep) =>
      data(
        api.POST(
          '/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/credentials/transitions',
          { params: { path: { assemblyId, delegationId } }, body },
        ),
      ),
    onSuccess: (after) =>
      client.setQueryData(credentialsQuery(assemblyId, delegationId).queryKey, after),
    // Refused or not, somebody may have been faster: what is shown is read again.
    onSettled: () =>
      Promise.all(
        ['credentials', 'voting', 'delegations'].map((key) =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}
