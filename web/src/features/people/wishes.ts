import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data } from '../../api/client.js';
import type { components } from '../../api/schema.js';

type Schemas = components['schemas'];

export type PlaceWish = Schemas['PlaceRequestDto'];
export type Permit = Schemas['PermitDto'];
export type PermitKind = Permit['kind'];

export const permitKinds = ['close_protection', 'weapon'] as const satisfies readonly PermitKind[];

/** What the delegation asked for beyond its quota, the newest first. */
export const placeWishesQuery = (assemblyId: string, delegationId: string) =>
  queryOptions({
    queryKey: ['delegations', 'place-requests', delegationId],
    queryFn: async (): Promise<PlaceWish[]> => {
      const { items } = await data(
        api.GET('/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/place-requests', {
          params: { path: { assemblyId, delegationId } },
        }),
      );
      return items;
    },
  });

/** Close protection and weapons that the delegation asked for, the newest first. */
export const permitsQuery = (assemblyId: string, delegationId: string) =>
  queryOptions({
    queryKey: ['delegations', 'permits', delegationId],
    queryFn: async (): Promise<Permit[]> => {
      const { items } = await data(
        api.GET('/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/permits', {
          params: { path: { assemblyId, delegationId } },
        }),
      );
      return items;
    },
  });

/** Wishes for more places that wait for an answer, of every delegation. */
export const openPlaceWishesQuery = (assemblyId: string) =>
  queryOptions({
    queryKey: ['delegations', 'place-requests', 'open', assemblyId],
    queryFn: async (): Promise<PlaceWish[]> => {
      const { items } = await data(
        api.GET('/api/v1/assemblies/{assemblyId}/place-requests', {
          params: { path: { assemblyId } },
        }),
      );
      return items;
    },
  });

/** Permits that wait for an answer, of every delegation: the oldest, as many as one page has. */
export const openPermitsQuery = (assemblyId: string) =>
  queryOptions({
    queryKey: ['delegations', 'permits', 'open', assemblyId],
    queryFn: async (): Promise<Permit[]> => {
      const { items } = await data(
        api.GET('/api/v1/assemblies/{assemblyId}/permits', {
          params: { path: { assemblyId }, query: { status: 'requested', limit: 200 } },
        }),
      );
      return items;
    },
  });

/** Runs a change of a wish; refused or not, somebody may have been faster: all is read again. */
export function useWishChange<V, R>(change: (variables: V) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: ['delegations'] }),
  });
}
