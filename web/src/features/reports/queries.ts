import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, data } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import type { ManifestSearch } from './routes.js';

type Schemas = components['schemas'];

export type ManifestLine = Schemas['ManifestLineDto'];
export type RemovedLine = Schemas['RemovedLineDto'];
export type ManifestSummary = Schemas['ManifestSummaryDto'];
export type ManifestBand = Schemas['ManifestBandDto'];
export type OldValue = Schemas['OldValueDto'];

const pageSize = 100;

/** Who arrives or leaves, page by page. */
export const manifestQuery = (assemblyId: string, search: ManifestSearch) =>
  infiniteQueryOptions({
    queryKey: ['manifest', 'list', assemblyId, search],
    queryFn: ({ pageParam }) =>
      data(
        api.GET('/api/v1/assemblies/{assemblyId}/manifest', {
          params: {
            path: { assemblyId },
            query: {
              limit: pageSize,
              ...search,
              direction: search.direction ?? 'arrival',
              ...(pageParam !== undefined && { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

/** Counts by day, airport and hour, and what changed since the last export. */
export const manifestSummaryQuery = (assemblyId: string) =>
  queryOptions({
    queryKey: ['manifest', 'summary', assemblyId],
    queryFn: () =>
      data(
        api.GET('/api/v1/assemblies/{assemblyId}/manifest/summary', {
          params: { path: { assemblyId } },
        }),
      ),
  });
