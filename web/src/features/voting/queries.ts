import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data } from '../../api/client.js';
import type { components } from '../../api/schema.js';

type Schemas = components['schemas'];

export type VotingRoll = Schemas['VotingRollDto'];
export type VotingRow = Schemas['VotingRowDto'];
export type VotingRule = Schemas['SetVotingRulesDto'];
export type Majority = VotingRule['majority'];

export const majorities = [
  'simple',
  'two_thirds',
  'two_thirds_of_members',
] as const satisfies readonly Majority[];

export const rollQuery = (assemblyId: string) =>
  queryOptions({
    queryKey: ['voting', assemblyId],
    queryFn: () =>
      data(api.GET('/api/v1/assemblies/{assemblyId}/voting', { params: { path: { assemblyId } } })),
  });

export const rollFile = (assemblyId: string, format: 'xlsx' | 'csv'): string =>
  `/api/v1/assemblies/${assemblyId}/voting/file?format=${format}`;

/** A change of the roll; whatever came of it, the roll is read again. */
function useChange<T>(change: (value: T) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: ['voting'] }),
  });
}

/** Marks a delegation in the roll call; shown at once, since the next name is called already. */
export function useMark(assemblyId: string) {
  const client = useQueryClient();
  const { queryKey } = rollQuery(assemblyId);
  return useMutation({
    mutationFn: ({ delegationId, present }: { delegationId: string; present: boolean | null }) =>
      api.PUT('/api/v1/assemblies/{assemblyId}/voting/roll-call/{delegationId}', {
        params: { path: { assemblyId, delegationId } },
        body: { present },
      }),
    onMutate: async ({ delegationId, present }) => {
      await client.cancelQueries({ queryKey });
      if (present === null) return;
      client.setQueryData(
        queryKey,
        (roll) =>
          roll && {
            ...roll,
            rows: roll.rows.map((row) =>
              row.delegationId === delegationId
                ? { ...row, present, source: 'roll_call' as const }
                : row,
            ),
          },
      );
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['voting'] }),
  });
}

export const useBegin = (assemblyId: string) =>
  useChange<void>(() =>
    api.POST('/api/v1/assemblies/{assemblyId}/voting/roll-call', {
      params: { path: { assemblyId } },
    }),
  );

export const useSuspension = (assemblyId: string) =>
  useChange<{ iso2: string; reason: string | null }>(({ iso2, reason }) => {
    const params = { path: { assemblyId, memberIso2: iso2 } };
    return reason === null
      ? api.DELETE('/api/v1/assemblies/{assemblyId}/voting/suspensions/{memberIso2}', { params })
      : api.PUT('/api/v1/assemblies/{assemblyId}/voting/suspensions/{memberIso2}', {
          params,
          body: { reason },
        });
  });
