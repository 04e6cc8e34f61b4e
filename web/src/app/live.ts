import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useEffect } from 'react';

/**
 * Which lists a live event makes stale, by the event's type. A feature adds its own types here; what
 * is on screen is fetched again, the rest when it is next opened.
 */
export const liveTopics: Record<string, readonly QueryKey[]> = {
  'notification.created': [['notifications']],
  'access.changed': [['session']],
  'session.ended': [['session']],
  'delegation.changed': [['delegations'], ['review-queue'], ['parties'], ['voting'], ['audit']],
  'review.changed': [['review-queue']],
  'bulk.changed': [['bulk-operations'], ['audit']],
  'travel.changed': [['travel'], ['hotels'], ['manifest']],
  'credentials.changed': [
    ['credentials'],
    ['review-queue'],
    ['voting'],
    ['delegations'],
    ['audit'],
  ],
  'voting.changed': [['voting'], ['audit']],
  'meeting_request.changed': [['meeting-requests'], ['agenda'], ['audit']],
  optimizer_run: [['runs']],
  'plan.changed': [['plans'], ['audit']],
  'plan.published': [
    ['plans'],
    ['meeting-requests'],
    ['agenda'],
    ['duties'],
    ['deliveries'],
    ['audit'],
  ],
  'duty.changed': [['duties']],
  'delivery.changed': [['deliveries'], ['queues']],
};

const longestPause = 30_000;

/**
 * Opens `GET /api/v1/live` for as long as the page is signed in. The browser reconnects by itself and
 * sends `Last-Event-ID`; a connection that was refused is opened again with a growing pause and hands
 * the last id on, and everything on screen is fetched once, as events may have been missed.
 */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    let source: EventSource | undefined;
    let timer: number | undefined;
    let pause = 1_000;
    let lastEventId = '';

    const onEvent = (event: MessageEvent) => {
      lastEventId = event.lastEventId || lastEventId;
      for (const queryKey of liveTopics[event.type] ?? []) {
        void client.invalidateQueries({ queryKey });
      }
    };

    const open = () => {
      const query = lastEventId ? `?lastEventId=${encodeURIComponent(lastEventId)}` : '';
      const opened = new EventSource(`/api/v1/live${query}`);
      source = opened;
      for (const type of Object.keys(liveTopics)) opened.addEventListener(type, onEvent);
      opened.addEventListener('open', () => {
        if (pause > 1_000) void client.invalidateQueries();
        pause = 1_000;
      });
      opened.addEventListener('error', () => {
        if (opened.readyState !== EventSource.CLOSED) return;
        timer = window.setTimeout(open, pause);
        pause = Math.min(pause * 2, longestPause);
      });
    };

    open();
    return () => {
      window.clearTimeout(timer);
      source?.close();
    };
  }, [client]);
}
