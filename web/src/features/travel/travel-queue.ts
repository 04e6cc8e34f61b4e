import type { QueryClient } from '@tanstack/react-query';
import { api, data } from '../../api/client.js';
import { savedOf, useRecordQueue } from '../../components/autosave/record-queue.js';
import type { SaveQueue } from '../../components/autosave/save-queue.js';
import type { Change, FieldValue, Saved } from '../../components/autosave/save-types.js';
import { travelQuery, type DelegationTravel, type PersonTravel } from './queries.js';

/** Fields that are null, and not an empty text, when nothing is in them. */
const nullable = /(Mode|Port|Date|Time)$|^(hotelId|room)$/;
const texts = /FarPort$/;

const toServer = (name: string, value: FieldValue): FieldValue =>
  value === '' && nullable.test(name) && !texts.test(name)
    ? null
    : value === null && texts.test(name)
      ? ''
      : value;

/** The queue of the reader's changes to travel. */
export const useTravelQueue = (): SaveQueue => useRecordQueue({ kind: 'travel', send });

async function send(
  client: QueryClient,
  record: string,
  changes: Readonly<Record<string, Change>>,
): Promise<Saved> {
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
  const values = travel.fields as unknown as Record<string, FieldValue>;
  return savedOf(changes, clashes, (field) => values[field] ?? null);
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
