import type { QueryClient } from '@tanstack/react-query';
import { api, data } from '../../api/client.js';
import { savedOf, useRecordQueue } from '../../components/autosave/record-queue.js';
import type { SaveQueue } from '../../components/autosave/save-queue.js';
import type { Change, FieldValue, Saved } from '../../components/autosave/save-types.js';
import { credentialsQuery, type Claims, type Credentials } from './queries.js';

/** What is said of the letter, as its form holds it. */
export type ClaimFields = Required<Claims>;

export const claimNames = [
  'signatoryName',
  'signedOn',
  'signatoryCapacity',
  'signatoryFunction',
  'powers',
] as const satisfies readonly (keyof ClaimFields)[];

export const toClaims = (credentials: Credentials): ClaimFields => ({
  signatoryName: credentials.signatoryName,
  signedOn: credentials.signedOn,
  signatoryCapacity: credentials.signatoryCapacity,
  signatoryFunction: credentials.signatoryFunction,
  powers: credentials.powers.map(({ power }) => power),
});

/** The queue of the reader's changes to what is said of letters. */
export const useClaimsQueue = (): SaveQueue => useRecordQueue({ kind: 'credentials', send });

async function send(
  client: QueryClient,
  record: string,
  changes: Readonly<Record<string, Change>>,
): Promise<Saved> {
  const [assemblyId = '', delegationId = ''] = record.split('/');
  const fields = Object.entries(changes);
  const { credentials, clashes } = await data(
    api.PATCH('/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/credentials', {
      params: { path: { assemblyId, delegationId } },
      body: {
        base: Object.fromEntries(fields.map(([name, { base }]) => [name, base])),
        changes: Object.fromEntries(fields.map(([name, { value }]) => [name, value])),
      },
      // What is left on the way out of the page arrives all the same.
      keepalive: true,
    }),
  );
  const { queryKey } = credentialsQuery(assemblyId, delegationId);
  // An answer that was asked for before this change would bring the old words back.
  await client.cancelQueries({ queryKey });
  client.setQueryData(queryKey, credentials);
  const values: Record<string, FieldValue> = toClaims(credentials);
  return savedOf(changes, clashes, (field) => values[field] ?? null);
}
