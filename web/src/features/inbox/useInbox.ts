import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data } from '../../api/client.js';
import type { components } from '../../api/schema.js';

export type InboxEntry = components['schemas']['NotificationDto'];

const pageSize = 50;
const listKey = ['notifications', 'list'] as const;

/** The reader's notifications, newest first, page by page; live events make them stale. */
export function useInbox() {
  const query = useInfiniteQuery({
    queryKey: listKey,
    queryFn: ({ pageParam }) =>
      data(
        api.GET('/api/v1/notifications', {
          params: {
            query: { limit: pageSize, ...(pageParam === null ? {} : { cursor: pageParam }) },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const pages = query.data?.pages;
  return {
    query,
    entries: pages?.flatMap(({ items }) => items) ?? [],
    unread: pages?.[0]?.unread ?? 0,
  };
}

/** Marks one entry as read, or all of them when none is named. */
export function useMarkRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id?: string) =>
      id === undefined
        ? data(api.POST('/api/v1/notifications/read-all'))
        : data(api.POST('/api/v1/notifications/{id}/read', { params: { path: { id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ['notifications'] }),
  });
}
