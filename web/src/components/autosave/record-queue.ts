import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../../api/problem.js';
import { sessionQuery, useSession } from '../../app/session.js';
import { openSaveQueue } from './browser-queue.js';
import type { SaveQueue } from './save-queue.js';
import type { Change, FieldValue, Saved } from './save-types.js';

type Changes = Readonly<Record<string, Change>>;

/** A kind of record that saves itself while it is typed. */
export interface RecordKind {
  /** E.g. `people`. */
  kind: string;
  /** Fields that are never written to the disk of the device. */
  secrets?: readonly string[];
  send: (client: QueryClient, record: string, changes: Changes) => Promise<Saved>;
}

/** A record of a queue, by the ids that lead to it. */
export const recordOf = (...ids: readonly string[]): string => ids.join('/');

const open = new Map<string, { user: string; queue: SaveQueue; close: () => void }>();

/** The queue of the reader's changes to records of a kind; it lives on while other pages are read. */
export function useRecordQueue(kind: RecordKind): SaveQueue {
  const client = useQueryClient();
  return queueOf(kind, useSession().user.id, client);
}

function queueOf({ kind, secrets, send }: RecordKind, user: string, client: QueryClient) {
  const before = open.get(kind);
  if (before?.user === user) return before.queue;
  before?.close();
  const opened = openSaveQueue({
    user,
    kind,
    ...(secrets && { secrets }),
    send: async (record, changes) => {
      // Somebody else has signed in here meanwhile: nothing goes under another name.
      if (client.getQueryData(sessionQuery.queryKey)?.user.id !== user) {
        throw new ApiProblem({ title: '', status: 401, code: 'signed_out' });
      }
      return send(client, record, changes);
    },
  });
  open.set(kind, { user, ...opened });
  return opened.queue;
}

/** A clash as the server answers it. */
interface Clash {
  field: string;
  theirs: FieldValue;
  by: string | null;
  at: string | null;
}

/** What the server made of the changes. @param stored what it keeps in a field now */
export function savedOf(
  changes: Changes,
  clashes: readonly Clash[],
  stored: (field: string) => FieldValue,
): Saved {
  const clashing = new Set(clashes.map(({ field }) => field));
  const taken = Object.keys(changes).filter((field) => !clashing.has(field));
  return {
    stored: Object.fromEntries(taken.map((field) => [field, stored(field)])),
    clashes: Object.fromEntries(
      clashes.map(({ field, theirs, by, at }) => [field, { value: theirs, by, at }]),
    ),
  };
}
