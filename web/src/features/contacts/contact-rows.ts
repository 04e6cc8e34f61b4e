import type { components } from '../../api/schema.js';
import type { Contact, Member } from '../office/queries.js';

type Schemas = components['schemas'];
type Delegation = Schemas['DelegationDto'];

/** How far the way to a focal point is. */
export type ContactState = 'missing' | 'open' | 'pending' | 'expired' | 'accepted';

export const contactStates: readonly ContactState[] = [
  'missing',
  'open',
  'pending',
  'expired',
  'accepted',
];

/** A member state or an organisation, with whom to write to. */
export interface ContactRow {
  key: string;
  /** Null for an organisation. */
  iso2: string | null;
  /** iso3 of a member, code of an organisation. */
  code: string;
  names: Record<string, string>;
  /** Region of the member; organisations stand last. */
  group: Member['region'] | 'organisations';
  contacts: Contact[];
  delegationId: string | null;
  state: ContactState;
}

const groups: readonly ContactRow['group'][] = [
  'africa',
  'americas',
  'asia_pacific',
  'europe',
  'organisations',
];

function stateOf(contacts: readonly Contact[], delegation: Delegation | undefined): ContactState {
  if (!delegation) return contacts.length > 0 ? 'open' : 'missing';
  if (delegation.focalPoints > 0) return 'accepted';
  if (delegation.openLinks > 0) return 'pending';
  return delegation.expiredLinks > 0 ? 'expired' : 'open';
}

/** All whom one can invite, by region and name. */
export function contactRows(
  members: readonly Member[],
  organisations: readonly Schemas['OrganisationDto'][],
  contacts: readonly Contact[],
  delegations: readonly Delegation[],
  nameOf: (names: Record<string, string>) => string,
  compare: (a: string, b: string) => number,
): ContactRow[] {
  const rows = [
    ...members.map(({ iso2, iso3, names, region }) => {
      const own = contacts.filter(({ memberIso2 }) => memberIso2 === iso2);
      const delegation = delegations.find(({ memberIso2 }) => memberIso2 === iso2);
      return { key: iso2, iso2, code: iso3, names, group: region, own, delegation };
    }),
    ...organisations.map(({ code, names }) => {
      const own = contacts.filter(({ organisationCode }) => organisationCode === code);
      const delegation = delegations.find(({ organisationCode }) => organisationCode === code);
      return {
        key: `organisation ${code}`,
        iso2: null,
        code,
        names,
        group: 'organisations' as const,
        own,
        delegation,
      };
    }),
  ];
  return rows
    .map(({ own, delegation, names, ...row }) => ({
      ...row,
      names: { ...names },
      contacts: own,
      delegationId: delegation?.id ?? null,
      state: stateOf(own, delegation),
    }))
    .sort(
      (a, b) =>
        groups.indexOf(a.group) - groups.indexOf(b.group) ||
        compare(nameOf(a.names), nameOf(b.names)),
    );
}

/** Whether any word of the row contains the search. */
export function matches(row: ContactRow, name: string, search: string): boolean {
  const wanted = search.trim().toLocaleLowerCase();
  if (wanted === '') return true;
  return [row.code, name, ...row.contacts.flatMap((contact) => [contact.name, contact.email])].some(
    (text) => text.toLocaleLowerCase().includes(wanted),
  );
}
