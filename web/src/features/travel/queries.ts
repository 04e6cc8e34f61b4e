import { queryOptions } from '@tanstack/react-query';
import { api, data } from '../../api/client.js';
import type { components } from '../../api/schema.js';

type Schemas = components['schemas'];

export type PersonTravel = Schemas['PersonTravelDto'];
export type TravelFields = Schemas['TravelValuesDto'];
export type DelegationTravel = Schemas['DelegationTravelDto'];
export type Hotel = Schemas['HotelDto'];
export type Direction = 'arrival' | 'departure';

/** How everybody of a delegation comes, stays and leaves. */
export const travelQuery = (assemblyId: string, delegationId: string) =>
  queryOptions({
    queryKey: ['travel', 'delegation', delegationId],
    queryFn: () =>
      data(
        api.GET('/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/travel', {
          params: { path: { assemblyId, delegationId } },
        }),
      ),
  });

/** The hotels that the organizers offer. */
export const hotelsQuery = (assemblyId: string) =>
  queryOptions({
    queryKey: ['hotels', assemblyId],
    queryFn: async (): Promise<Hotel[]> => {
      const { items } = await data(
        api.GET('/api/v1/assemblies/{assemblyId}/hotels', { params: { path: { assemblyId } } }),
      );
      return items;
    },
    staleTime: 60_000,
  });
