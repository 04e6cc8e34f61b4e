import { queryOptions } from '@tanstack/react-query';
import { api, data } from '../../api/client.js';
import type { MeetingRequest } from '../own-delegation/types.js';

const pageSize = 200;

/** Every request of the Assembly, the newest first; the pages of the list are read one after another. */
export const allRequestsQuery = (assemblyId: string) =>
  queryOptions({
    queryKey: ['meeting-requests', 'all', assemblyId],
    queryFn: async ({ signal }): Promise<MeetingRequest[]> => {
      const all: MeetingRequest[] = [];
      let cursor: string | undefined;
      do {
        const query = { limit: pageSize, ...(cursor === undefined ? {} : { cursor }) };
        const page = await data(
          api.GET('/api/v1/assemblies/{assemblyId}/meeting-requests', {
            params: { path: { assemblyId }, query },
            signal,
          }),
        );
        all.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return all;
    },
    staleTime: 60_000,
  });

export const requestQuery = (assemblyId: string, requestId: string) =>
  queryOptions({
    queryKey: ['meeting-requests', 'one', requestId],
    queryFn: (): Promise<MeetingRequest> =>
      data(
        api.GET('/api/v1/assemblies/{assemblyId}/meeting-requests/{requestId}', {
          params: { path: { assemblyId, requestId } },
        }),
      ),
  });
