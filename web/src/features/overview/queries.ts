import { queryOptions } from '@tanstack/react-query';
import { api, data } from '../../api/client.js';

/** Queues are looked at again by themselves: no signal tells of a job that waits. */
const queueInterval = 15_000;

export const queuesQuery = queryOptions({
  queryKey: ['queues'],
  queryFn: () => data(api.GET('/api/v1/operations/queues')),
  refetchInterval: queueInterval,
});

export const deliveriesQuery = (assemblyId: string) =>
  queryOptions({
    queryKey: ['deliveries', 'summary', assemblyId],
    queryFn: () =>
      data(
        api.GET('/api/v1/assemblies/{assemblyId}/deliveries/summary', {
          params: { path: { assemblyId } },
        }),
      ),
  });

/** How many visa letters were fetched, and how many wait. */
export const lettersQuery = (assemblyId: string) =>
  queryOptions({
    queryKey: ['travel', 'letters-summary', assemblyId],
    queryFn: () =>
      data(
        api.GET('/api/v1/assemblies/{assemblyId}/visa-letters/summary', {
          params: { path: { assemblyId } },
        }),
      ),
  });

/** The latest changes of the Assembly. */
export const changesQuery = (assemblyId: string) =>
  queryOptions({
    queryKey: ['audit', 'latest', assemblyId],
    queryFn: async () => {
      const { items } = await data(
        api.GET('/api/v1/assemblies/{assemblyId}/audit', {
          params: { path: { assemblyId }, query: { limit: 200 } },
        }),
      );
      return items;
    },
  });
