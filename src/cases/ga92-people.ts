import type { OfficeInput } from '../delegations/parties/office.service.js';
import type { DelegateInput } from '../delegations/people/delegate.input.js';
import { OFFICES, type Ga92Case, type Office } from '../reference/domain/ga92-case.js';

/**
 * Stands where a family name would: the sources give the titles of the principals, not their names, and
 * nobody is invented into a real session.
 */
export const NAME_NOT_IN_SOURCE = '(name not in the source)';

/** Whom a member sends to Glasgow. The head comes first. */
export interface Ga92Delegation {
  /** ISO 3166-1 alpha-2 of the member. */
  iso2: string;
  people: DelegateInput[];
  /** Principals of the sub-bureaus that sit in it, by the sub-bureau's code: indexes in `people`. */
  subBureaus: Record<string, number>;
}

const OFFICE_CODES: Record<Office, string> = {
  president: 'PRESIDENT',
  secretary_general: 'SECRETARY-GENERAL',
  secretary_general_elect: 'SG-ELECT',
};

/** Code of the party of an office. */
export function officeCode(office: Office): string {
  return OFFICE_CODES[office];
}

/** The offices of INTERPOL that met the host, with their real holders. */
export function ga92Offices(ga92: Ga92Case): OfficeInput[] {
  return OFFICES.flatMap((office) => {
    const meeting = ga92.meetings.find(
      ({ counterpart }) => counterpart.kind === 'office' && counterpart.office === office,
    );
    if (!meeting) return [];
    return [
      {
        code: officeCode(office),
        names: meeting.counterpartTitle,
        holder: meeting.principal ?? NAME_NOT_IN_SOURCE,
      },
    ];
  });
}

/**
 * The delegations of the hosts of the meetings and of whom they met, in the order of the case. A
 * sub-bureau's principal comes with the delegation of its parent. Each has one more delegate, marked as
 * illustrative, who keeps the seat in the hall while the head meets.
 */
export function ga92Delegations(
  ga92: Ga92Case,
  /** Code of the parent of each sub-bureau. */
  parentOf: (subBureau: string) => string,
): Ga92Delegation[] {
  const delegations = new Map<string, Ga92Delegation>();
  const of = (iso2: string): Ga92Delegation => {
    const known = delegations.get(iso2);
    if (known) return known;
    const made = { iso2, people: [titled('head', 'Head of delegation')], subBureaus: {} };
    delegations.set(iso2, made);
    return made;
  };
  for (const { hostIso2 } of ga92.meetings) of(hostIso2);
  for (const { counterpart, counterpartTitle } of ga92.meetings) {
    if (counterpart.kind === 'member') {
      of(counterpart.iso2).people[0] = titled('head', counterpartTitle.en);
    } else if (counterpart.kind === 'sub_bureau') {
      const parent = of(parentOf(counterpart.iso2));
      parent.subBureaus[counterpart.iso2] = parent.people.length;
      parent.people.push({
        ...titled('delegate', counterpartTitle.en),
        subBureauIso2: counterpart.iso2,
      });
    }
  }
  for (const { people } of delegations.values()) {
    people.push({
      role: 'delegate',
      givenNames: 'Second delegate',
      familyName: '(illustrative)',
      position: 'Illustrative: keeps the seat in the hall',
    });
  }
  return [...delegations.values()];
}

/** A person of whom only the title is known. */
function titled(role: 'head' | 'delegate', title: string): DelegateInput {
  return { role, givenNames: title, familyName: NAME_NOT_IN_SOURCE, position: title };
}
