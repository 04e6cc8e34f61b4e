import type { QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { api, data } from '../../api/client.js';
import { ApiProblem } from '../../api/problem.js';
import { sessionQuery, useSession } from '../../app/session.js';
import { openSaveQueue } from '../../components/autosave/browser-queue.js';
import type { SaveQueue } from '../../components/autosave/save-queue.js';
import type { Change, FieldValue, Saved, Theirs } from '../../components/autosave/save-types.js';
import { delegationQuery } from '../own-delegation/queries.js';
import type { Delegation, Person } from '../own-delegation/types.js';
import { toServer } from './card-fields.js';

/** The record of a person in the queue. */
export const recordOf = (assemblyId: string, delegationId: string, personId: string): string =>
  `${assemblyId}/${delegationId}/${personId}`;

let open: { user: string; queue: SaveQueue; close: () => void } | undefined;

/** The queue of the reader's changes to people; it lives on while other pages are read. */
export function usePersonQueue(): SaveQueue {
  const client = useQueryClient();
  return queueOf(useSession().user.id, client);
}

function queueOf(user: string, client: QueryClient): SaveQueue {
  if (open?.user !== user) {
    open?.close();
    const opened = openSaveQueue({
      user,
      kind: 'people',
      secrets: ['documentNumber'],
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
  const version = cachedPerson(client, assemblyId, delegationId, personId)?.documentVersion ?? 0;
  const { person, clashes } = await data(
    api.PATCH(
      '/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/people/{personId}/fields',
      {
        params: { path: { assemblyId, delegationId, personId } },
        body: {
          base: Object.fromEntries(
            fields.map(([name, { base }]) => [name, baseOf(name, base, version)]),
          ),
          changes: Object.fromEntries(
            fields.map(([name, { value }]) => [name, toServer(name, value)]),
          ),
        },
        // What is left on the way out of the page arrives all the same.
        keepalive: true,
      },
    ),
  );
  await showPerson(client, assemblyId, delegationId, person);
  const clashing = new Set(clashes.map(({ field }) => field));
  return {
    stored: Object.fromEntries(
      fields
        .filter(([name]) => !clashing.has(name))
        .map(([name]): [string, FieldValue] => [name, storedValue(person, name)]),
    ),
    clashes: Object.fromEntries(
      clashes.map(({ field, theirs, by, at }): [string, Theirs] => [
        field,
        { value: theirs, by, at },
      ]),
    ),
  };
}

const cachedPerson = (
  client: QueryClient,
  assemblyId: string,
  delegationId: string,
  personId: string,
): Person | undefined =>
  client
    .getQueryData(delegationQuery(assemblyId, delegationId).queryKey)
    ?.people.find(({ id }) => id === personId);

/**
 * What an edit started from. A document number starts from its version; when the reader keeps the own
 * number over another one, that is the version which was shown with the clash.
 */
const baseOf = (field: string, base: FieldValue, version: number): FieldValue =>
  field === 'documentNumber' && typeof base !== 'number' ? version : toServer(field, base);

/** The number itself is never answered; its next change begins from its version. */
const storedValue = (person: Person, field: string): FieldValue =>
  field === 'documentNumber'
    ? person.documentVersion
    : ((person as unknown as Record<string, FieldValue>)[field] ?? null);

/** Puts a person as the server answered it into what the pages show. */
export async function showPerson(
  client: QueryClient,
  assemblyId: string,
  delegationId: string,
  person: Person,
): Promise<void> {
  const { queryKey } = delegationQuery(assemblyId, delegationId);
  // An answer that was asked for before this change would bring the old card back.
  await client.cancelQueries({ queryKey });
  client.setQueryData(
    queryKey,
    (before: Delegation | undefined) =>
      before && {
        ...before,
        people: before.people.map((other) => (other.id === person.id ? person : other)),
      },
  );
}
