import { presentInstant } from '../../app/clock.js';
import { SaveQueue, type SaveQueueOptions } from './save-queue.js';
import { UnsavedStore, type KeyValueStore } from './unsaved-store.js';
import { verdictOf } from './verdict.js';

export interface BrowserQueueOptions extends Pick<SaveQueueOptions, 'send'> {
  /** Id of the reader: what is unsaved belongs to nobody else. */
  user: string;
  /** Which kind of record, e.g. `people`. */
  kind: string;
  /** Fields that are never written to the disk of the device, e.g. the number of a passport. */
  secrets?: readonly string[];
}

const opened = new Set<SaveQueue>();

/** Brings what can be brought to the server, before the reader signs out. */
export async function saveEverything(): Promise<void> {
  await Promise.all([...opened].map((queue) => queue.drain()));
}

/** The reader has signed in again: what the end of the session kept back goes out at once. */
export function retryEverything(): void {
  for (const queue of opened) queue.retry();
}

/**
 * A queue that keeps itself in the browser's storage, tries again when the connection or the page comes
 * back, and holds the reader at the door while something is unsaved. The answer ends it.
 */
export function openSaveQueue({ user, kind, secrets = [], send }: BrowserQueueOptions): {
  queue: SaveQueue;
  close: () => void;
} {
  const store = new UnsavedStore(
    storage(() => window.localStorage),
    storage(() => window.sessionStorage),
    new Set(secrets),
    user,
    kind,
    // The device's own clock: entries age by it, whatever the product's clock shows.
    () => Date.now(),
  );
  const queue = new SaveQueue({
    store,
    send,
    verdict: verdictOf,
    now: presentInstant,
    later: (work, ms) => {
      const timer = window.setTimeout(work, ms);
      return () => window.clearTimeout(timer);
    },
  });
  opened.add(queue);
  const gone = new AbortController();
  const { signal } = gone;
  window.addEventListener('online', () => queue.retry(), { signal });
  // Back from the sign-in page: out of the browser's memory, or before it had come and the form had gone.
  window.addEventListener('popstate', () => queue.retry(), { signal });
  window.addEventListener('pageshow', () => queue.retry(), { signal });
  window.addEventListener('pagehide', () => queue.flush(), { signal });
  document.addEventListener(
    'visibilitychange',
    () => (document.visibilityState === 'hidden' ? queue.flush() : queue.retry()),
    { signal },
  );
  window.addEventListener(
    'storage',
    ({ key, oldValue, newValue }) => {
      if (key !== null) queue.fromOtherTab(key, oldValue, newValue);
    },
    { signal },
  );
  window.addEventListener(
    'beforeunload',
    (event) => {
      if (queue.unsavedRecords().length > 0) event.preventDefault();
    },
    { signal },
  );
  // What an earlier visit could not bring to the server.
  queue.retry();
  return {
    queue,
    close: () => {
      gone.abort();
      opened.delete(queue);
      queue.close();
    },
  };
}

/** The browser's storage; where the reader has forbidden it, one that keeps nothing. */
function storage(find: () => Storage): KeyValueStore {
  try {
    return find();
  } catch {
    return {
      length: 0,
      key: () => null,
      getItem: () => null,
      setItem: () => {
        throw new Error('storage is not allowed');
      },
      removeItem: () => undefined,
    };
  }
}
