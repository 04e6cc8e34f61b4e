import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, data } from '../../api/client.js';
import type { MessagesSearch } from './routes.js';
import type { Delivery } from './states.js';

const pageSize = 50;

/** The ledger, page by page. */
export function useDeliveries(assemblyId: string, { state, channel }: MessagesSearch) {
  const path = { assemblyId };
  const client = useQueryClient();
  const page = (filter: MessagesSearch, cursor: string | undefined, limit: number) =>
    data(
      api.GET('/api/v1/assemblies/{assemblyId}/deliveries', {
        params: {
          path,
          query: {
            limit,
            ...(filter.state && { status: filter.state }),
            ...(filter.channel && { channel: filter.channel }),
            ...(cursor !== undefined && { cursor }),
          },
        },
      }),
    );
  const summary = useQuery({
    queryKey: ['deliveries', 'summary', assemblyId],
    queryFn: () =>
      data(api.GET('/api/v1/assemblies/{assemblyId}/deliveries/summary', { params: { path } })),
  });
  const pages = useInfiniteQuery({
    queryKey: ['deliveries', 'list', assemblyId, state ?? '', channel ?? ''],
    queryFn: ({ pageParam }) =>
      page({ ...(state && { state }), ...(channel && { channel }) }, pageParam, pageSize),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const requeue = (id: string) =>
    api.POST('/api/v1/assemblies/{assemblyId}/deliveries/{id}/requeue', {
      params: { path: { ...path, id } },
    });
  const refresh = () => client.invalidateQueries({ queryKey: ['deliveries'] });
  const retry = useMutation({
    mutationFn: ({ id }: Delivery) => requeue(id),
    onSettled: refresh,
  });
  /** Every failed one once more; what fails again meanwhile is not met twice. */
  const retryAll = async () => {
    const failed: Delivery[] = [];
    let cursor: string | undefined;
    do {
      const found = await page({ state: 'failed' }, cursor, 200);
      failed.push(...found.items);
      cursor = found.nextCursor ?? undefined;
    } while (cursor !== undefined);
    try {
      for (const { id } of failed) await requeue(id);
    } finally {
      await refresh();
    }
  };
  return {
    summary,
    pages,
    items: pages.data?.pages.flatMap(({ items }) => items),
    retry,
    retryAll,
  };
}
