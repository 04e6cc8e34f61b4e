import { useMemo } from 'react';
import { useFormat } from '../../i18n/useFormat.js';
import type { Delegation, MeetingRequest, OwnParty, RequestParty } from './types.js';

/** A name in the reader's language; another one where it has none. */
export function useName(): (names: Record<string, string>) => string {
  const { language } = useFormat();
  return (names) => names[language] ?? names['en'] ?? Object.values(names)[0] ?? '';
}

/** The parties that the delegation speaks for: itself first, then its sub-bureaus. */
export function useOwnParties(delegation: Delegation): OwnParty[] {
  return useMemo(
    () =>
      delegation.parties.toSorted(
        (a, b) =>
          Number(b.kind === 'delegation') - Number(a.kind === 'delegation') ||
          a.code.localeCompare(b.code),
      ),
    [delegation.parties],
  );
}

/** The other sides of a meeting. */
export function counterparts(request: MeetingRequest, own: readonly OwnParty[]): RequestParty[] {
  const mine = new Set(own.map(({ id }) => id));
  const others = request.parties.filter(({ partyId }) => !mine.has(partyId));
  // Two parties of one delegation can meet each other: then both plates are shown.
  return others.length > 0 ? others : request.parties;
}

/** Flag of an own party: of the member, or of the sub-bureau by its code. */
export const flagOf = (party: OwnParty, delegation: Delegation): string | null =>
  party.kind === 'sub_bureau' ? party.code : delegation.memberIso2;
