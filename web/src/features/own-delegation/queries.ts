import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client.js';
import type { MeetingRequest } from './types.js';

/** The delegation with its people, parties, open steps, missing parts and deadlines. */
export const delegationQuery = (assemblyId: string, delegationId: string) =>
  queryOptions({
    queryKey: ['delegations', 'one', delegationId],
    queryFn: () =>
      data(
        api.GET('/api/v1/assemblies/{assemblyId}/delegations/{delegationId}', {
          params: { path: { assemblyId, delegationId } },
        }),
      ),
  });

/** Dates, time zone and slots of the Assembly. */
export const assemblyQuery = (assemblyId: string) =>
  queryOptions({
    queryKey: ['assemblies', 'one', assemblyId],
    queryFn: () =>
      data(api.GET('/api/v1/assemblies/{assemblyId}', { params: { path: { assemblyId } } })),
    staleTime: 5 * 60_000,
  });

/** Meetings, programme and absences of a party. */
export const agendaQuery = (assemblyId: string, partyId: string) =>
  queryOptions({
    queryKey: ['agenda', partyId],
    queryFn: () =>
      data(
        api.GET('/api/v1/assemblies/{assemblyId}/parties/{partyId}/agenda', {
          params: { path: { assemblyId, partyId } },
        }),
      ),
  });

/** Whom one can ask for a meeting. */
export const partiesQuery = (assemblyId: string) =>
  queryOptions({
    queryKey: ['parties', assemblyId],
    queryFn: async () => {
      const { items } = await data(
        api.GET('/api/v1/assemblies/{assemblyId}/parties', { params: { path: { assemblyId } } }),
      );
      return items;
    },
    staleTime: 5 * 60_000,
  });

/** The whole programme, with whom each item concerns. */
export const programmeQuery = (assemblyId: string) =>
  queryOptions({
    queryKey: ['programme', assemblyId],
    queryFn: async () => {
      const { items } = await data(
        api.GET('/api/v1/assemblies/{assemblyId}/programme-items', {
          params: { path: { assemblyId } },
        }),
      );
      return items;
    },
    staleTime: 5 * 60_000,
  });

const pageSize = 200;

/** Every request in which the reader's parties take part, the newest first. */
export const requestsQuery = (assemblyId: string) =>
  queryOptions({
    queryKey: ['meeting-requests', 'own', assemblyId],
    queryFn: async () => {
      const all: MeetingRequest[] = [];
      let cursor: string | undefined;
      do {
        const query = { limit: pageSize, ...(cursor === undefined ? {} : { cursor }) };
        const page = await data(
          api.GET('/api/v1/assemblies/{assemblyId}/meeting-requests', {
            params: { path: { assemblyId }, query },
          }),
        );
        all.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return all;
    },
  });

/** The Assembly's rules, once they are there. */
export const useAssembly = (assemblyId: string) => useQuery(assemblyQuery(assemblyId)).data;
