import type { QueryClient } from '@tanstack/react-query';
import { api, data } from '../../api/client.js';
import { savedOf, useRecordQueue } from '../../components/autosave/record-queue.js';
import type { SaveQueue } from '../../components/autosave/save-queue.js';
import type { Change, FieldValue, Saved } from '../../components/autosave/save-types.js';
import { delegationQuery } from '../own-delegation/queries.js';
import type { Delegation, Person } from '../own-delegation/types.js';
import { toServer } from './card-fields.js';

/** The queue of the reader's changes to people. */
export const usePersonQueue = (): SaveQueue =>
  useRecordQueue({ kind: 'people', secrets: ['documentNumber'], send });

async function send(
  client: QueryClient,
  record: string,
  changes: Readonly<Record<string, Change>>,
): Promise<Saved> {
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
  return savedOf(changes, clashes, (field) => storedValue(person, field));
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
