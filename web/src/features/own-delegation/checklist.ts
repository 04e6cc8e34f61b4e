import type { Delegation, Person } from './types.js';

/** How urgent a line is: done, needed to submit, to be looked at, needed later, or only advised. */
export type CheckTone = 'done' | 'missing' | 'warn' | 'later' | 'advice';

/** A line of what the delegation has and needs. */
export type CheckItem =
  | { kind: 'head' | 'alternate'; tone: CheckTone; person?: Person }
  | { kind: 'people'; tone: 'done' }
  /** A card with fields that are still empty. */
  | { kind: 'finish'; tone: CheckTone; person: Person; fields: string[] }
  /** A document that expires before the entry allows it. */
  | { kind: 'expires'; tone: 'warn'; person: Person }
  /** A person that a reviewer gave back, holds or refused, with the reason. */
  | { kind: 'returned' | 'on_hold' | 'refused'; tone: CheckTone; person: Person; reason: string };

/** These left the delegation: they take no place and need nothing. */
const gone = new Set<string>(['replaced', 'refused', 'revoked']);

export const takesPlace = ({ accreditation }: Pick<Person, 'accreditation'>): boolean =>
  !gone.has(accreditation);

/** Reviewed and settled: what is still empty there is for the organizers to ask. */
const settled = new Set<string>(['cleared', 'badge_issued', 'checked_in', 'checked_out']);

/** Name of a field in a path such as `people[2].dateOfBirth`, or in the card's own path. */
const fieldOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

/**
 * What stands and what is missing, the most urgent first. A head and the names of everybody are needed to
 * submit; the rest of a card before its person can be cleared; the photo for the badge. An alternate is
 * advised, as somebody must keep the seat while the head meets.
 */
export function checklist({ people }: Pick<Delegation, 'people'>): CheckItem[] {
  const coming = people.filter(takesPlace);
  const lead = (kind: 'head' | 'alternate', without: CheckTone): CheckItem => {
    const person = coming.find(({ role }) => role === kind);
    return person ? { kind, tone: 'done', person } : { kind, tone: without };
  };
  const items = [lead('head', 'missing'), lead('alternate', 'advice')];
  const open = coming.flatMap((person) => personItems(person));
  if (coming.length > 0 && open.length === 0) items.push({ kind: 'people', tone: 'done' });
  const refused = people
    .filter(({ accreditation }) => accreditation === 'refused')
    .map((person): CheckItem => ({
      kind: 'refused',
      tone: 'warn',
      person,
      reason: person.accreditationReason,
    }));
  return [...items, ...open.toSorted(byUrgency), ...refused];
}

const urgency: Record<CheckTone, number> = { missing: 0, warn: 1, later: 2, advice: 3, done: 4 };
const byUrgency = (a: CheckItem, b: CheckItem): number => urgency[a.tone] - urgency[b.tone];

function personItems(person: Person): CheckItem[] {
  const items: CheckItem[] = [];
  const { accreditation, accreditationReason: reason } = person;
  if (accreditation === 'on_hold') items.push({ kind: 'on_hold', tone: 'warn', person, reason });
  if (accreditation === 'draft' && reason !== '') {
    items.push({ kind: 'returned', tone: 'warn', person, reason });
  }
  if (person.warnings.some(({ code }) => code === 'document_expires')) {
    items.push({ kind: 'expires', tone: 'warn', person });
  }
  const missing = settled.has(accreditation)
    ? person.missing.filter(({ neededFor }) => neededFor === 'badge')
    : person.missing;
  if (missing.length > 0) {
    const urgent = missing.some(({ neededFor }) => neededFor === 'submit');
    items.push({
      kind: 'finish',
      tone: urgent ? 'missing' : 'later',
      person,
      fields: missing.map(({ path }) => fieldOf(path)),
    });
  }
  return items;
}

/** Points of a card that somebody should look at before it is reviewed; the photo can follow. */
export const openPoints = (person: Person): number =>
  takesPlace(person) && !settled.has(person.accreditation)
    ? person.missing.filter(({ neededFor }) => neededFor !== 'badge').length +
      person.warnings.filter(({ code }) => code === 'document_expires').length
    : 0;

/** First and family name as one, whatever of them is there. */
export const fullName = ({ givenNames, familyName }: Pick<Person, 'givenNames' | 'familyName'>) =>
  [givenNames, familyName].filter(Boolean).join(' ');
