import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { api, data } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import type { DelegationTransition } from '../own-delegation/types.js';

type Schemas = components['schemas'];

export type DelegationItem = Schemas['DelegationDto'];
export type Region = NonNullable<DelegationItem['region']>;
export type DelegationStatus = DelegationItem['status'];
export type FocalPoint = Schemas['FocalPointDto'];
export type HistoryEntry = Schemas['AuditEntryView'];

/** The regions of the Organization, in the order in which lists show them. */
export const regions = ['africa', 'americas', 'asia_pacific', 'europe'] as const;

export type DelegationNeed = DelegationItem['needs'][number];

/** What makes somebody look at a delegation, in the order in which the filter offers it. */
export const needs = [
  'not_submitted',
  'late',
  'no_focal_point',
  'link_expired',
  'people_waiting',
] as const satisfies readonly DelegationNeed[];

/** Every delegation of the Assembly: members, then organisations. */
export const delegationsQuery = (assemblyId: string) =>
  queryOptions({
    queryKey: ['delegations', 'list', assemblyId],
    queryFn: async (): Promise<DelegationItem[]> => {
      const { items } = await data(
        api.GET('/api/v1/assemblies/{assemblyId}/delegations', {
          params: { path: { assemblyId } },
        }),
      );
      return items;
    },
  });

/** How far the registration is, by region. */
export const summaryQuery = (assemblyId: string) =>
  queryOptions({
    queryKey: ['delegations', 'summary', assemblyId],
    queryFn: () =>
      data(
        api.GET('/api/v1/assemblies/{assemblyId}/delegations/summary', {
          params: { path: { assemblyId } },
        }),
      ),
  });

/** What a change of a delegation can be about, in the order in which the filter offers it. */
export const historyKinds = [
  'registration',
  'people',
  'accreditation',
  'credentials',
  'travel',
  'requests',
  'voting',
] as const;
export type HistoryKind = (typeof historyKinds)[number];

/** What a history is narrowed to. */
export interface HistoryFilter {
  kind?: HistoryKind | undefined;
  personId?: string | undefined;
}

const historyStep = 20;

/** What happened to a delegation, the newest first, page by page. */
export const historyQuery = (assemblyId: string, delegationId: string, filter: HistoryFilter) =>
  infiniteQueryOptions({
    queryKey: ['delegations', 'history', delegationId, filter],
    queryFn: ({ pageParam }) =>
      data(
        api.GET('/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/history', {
          params: {
            path: { assemblyId, delegationId },
            query: {
              limit: historyStep,
              ...filter,
              ...(pageParam !== undefined && { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    // What is there stays while the filter asks for something else.
    placeholderData: keepPreviousData,
  });

export const focalPointsQuery = (assemblyId: string, delegationId: string) =>
  queryOptions({
    queryKey: ['delegations', 'focal-points', delegationId],
    queryFn: async (): Promise<FocalPoint[]> => {
      const { items } = await data(
        api.GET('/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/focal-points', {
          params: { path: { assemblyId, delegationId } },
        }),
      );
      return items;
    },
  });

export interface Step {
  delegationId: string;
  transition: DelegationTransition;
  reason?: string;
}

/** A step in the lifecycle of any delegation, by review or on its behalf. */
export function useStep(assemblyId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ delegationId, transition, reason }: Step) =>
      data(
        api.POST('/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/transitions', {
          params: { path: { assemblyId, delegationId } },
          body: { transition, ...(reason === undefined ? {} : { reason }) },
        }),
      ),
    // Refused or not, somebody may have been faster: what is shown is read again.
    onSettled: () =>
      Promise.all(
        ['delegations', 'parties', 'audit'].map((key) =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}
