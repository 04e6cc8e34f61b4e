import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { api, data } from '../../api/client.js';
import { ApiProblem } from '../../api/problem.js';
import { sessionQuery, useSession } from '../../app/session.js';
import { openSaveQueue } from '../../components/autosave/browser-queue.js';
import type { SaveQueue } from '../../components/autosave/save-queue.js';
import type { Change, FieldValue, Saved, Theirs } from '../../components/autosave/save-types.js';
import { travelQuery, type DelegationTravel, type PersonTravel } from './queries.js';

/** The record of a person's travel in the queue. */
export const recordOf = (assemblyId: string, delegationId: string, personId: string): string =>
  `${assemblyId}/${delegationId}/${personId}`;

/** Fields that are null, and not an empty text, when nothing is in them. */
const nullable = /(Mode|Port|Date|Time)$|^(hotelId|room)$/;
const texts = /FarPort$/;

const toServer = (name: string, value: FieldValue): FieldValue =>
  value === '' && nullable.test(name) && !texts.test(name)
    ? null
    : value === null && texts.test(name)
      ? ''
      : value;

let open: { user: string; queue: SaveQueue; close: () => void } | undefined;

/** The queue of the reader's changes to travel; it lives on while other pages are read. */
export function useTravelQueue(): SaveQueue {
  const client = useQueryClient();
  return queueOf(useSession().user.id, client);
}

function queueOf(user: string, client: QueryClient): SaveQueue {
  if (open?.user !== user) {
    open?.close();
    const opened = openSaveQueue({
      user,
      kind: 'travel',
      send: (record, changes) => send(client, user, record, changes),
    });
    open = { user, ...opened };
  }
  return open.queue;
}

async function send(
  client: QueryClient,
  user: string,
  record: string,
  changes: Readonly<Record<string, Change>>,
): Promise<Saved> {
  // Somebody else has signed in here meanwhile: nothing goes under another name.
  if (client.getQueryData(sessionQuery.queryKey)?.user.id !== user) {
    throw new ApiProblem({ title: '', status: 401, code: 'signed_out' });
  }
  const [assemblyId = '', delegationId = '', personId = ''] = record.split('/');
  const fields = Object.entries(changes);
  const { travel, clashes } = await data(
    api.PATCH(
      '/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/people/{personId}/travel',
      {
        params: { path: { assemblyId, delegationId, personId } },
        body: {
          base: Object.fromEntries(fields.map(([name, { base }]) => [name, toServer(name, base)])),
          changes: Object.fromEntries(
            fields.map(([name, { value }]) => [name, toServer(name, value)]),
          ),
        },
        // What is left on the way out of the page arrives all the same.
        keepalive: true,
      },
    ),
  );
  await showTravel(client, assemblyId, delegationId, [travel]);
  const clashing = new Set(clashes.map(({ field }) => field));
  const values = travel.fields as unknown as Record<string, FieldValue>;
  return {
    stored: Object.fromEntries(
      fields
        .filter(([name]) => !clashing.has(name))
        .map(([name]): [string, FieldValue] => [name, values[name] ?? null]),
    ),
    clashes: Object.fromEntries(
      clashes.map(({ field, theirs, by, at }): [string, Theirs] => [
        field,
        { value: theirs, by, at },
      ]),
    ),
  };
}

/** Puts travel as the server answered it into what the pages show. */
export async function showTravel(
  client: QueryClient,
  assemblyId: string,
  delegationId: string,
  changed: readonly PersonTravel[],
): Promise<void> {
  const { queryKey } = travelQuery(assemblyId, delegationId);
  // An answer that was asked for before this change would bring the old one back.
  await client.cancelQueries({ queryKey });
  const byId = new Map(changed.map((travel) => [travel.personId, travel]));
  client.setQueryData(
    queryKey,
    (before: DelegationTravel | undefined) =>
      before && {
        ...before,
        people: before.people.map((other) => byId.get(other.personId) ?? other),
      },
  );
}
