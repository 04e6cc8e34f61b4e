import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { api, data } from '../api/client.js';

/** How many notifications the reader has not opened, and whether the inbox page is there. */
export function useUnread(): { hasInbox: boolean; unread: number } {
  const router = useRouter();
  const hasInbox = Object.hasOwn(router.routesByPath, '/inbox');
  const { data: answer } = useQuery({
    queryKey: ['notifications', 'unread'],
    queryFn: () => data(api.GET('/api/v1/notifications')),
    enabled: hasInbox,
  });
  return { hasInbox, unread: answer?.unread ?? 0 };
}
