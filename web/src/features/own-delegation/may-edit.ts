import type { Delegation, Person } from './types.js';
import { takesPlace } from './checklist.js';

/** People can be changed in these states; while a reviewer reads them they stand still. */
const open = new Set<string>(['invited', 'preparing', 'returned', 'approved', 'confirmed']);

/** Whether people can be added and removed. */
export const mayEditPeople = ({ status }: Pick<Delegation, 'status'>): boolean => open.has(status);

/** Neither declined nor withdrawn: it can ask for something. */
export const doesCome = ({ status }: Pick<Delegation, 'status'>): boolean =>
  status !== 'declined' && status !== 'withdrawn';

const registered = new Set<string>(['submitted', 'approved', 'confirmed']);

/** Submitted and not given back: from here a card goes to review by itself. */
export const isRegistered = ({ status }: Pick<Delegation, 'status'>): boolean =>
  registered.has(status);

/** A reviewer gave this card back: a draft with a reason. */
export const isReturned = ({
  accreditation,
  accreditationReason,
}: Pick<Person, 'accreditation' | 'accreditationReason'>): boolean =>
  accreditation === 'draft' && accreditationReason !== '';

/** Not on site yet and not gone: somebody else can still take this person's place. */
const replaceable = new Set<string>(['draft', 'pending', 'on_hold', 'cleared', 'badge_issued']);

/** Whether somebody else can take this person's place. */
export const mayReplace = (delegation: Pick<Delegation, 'status'>, person: Person): boolean =>
  mayEditPeople(delegation) &&
  delegation.status !== 'invited' &&
  replaceable.has(person.accreditation);

/** Not in review while the others are: it was returned, or is that of a walk-in who lacks something. */
const isOpenCard = (person: Person): boolean =>
  isReturned(person) || (person.walkIn && person.accreditation === 'draft');

/** Whether this card can be changed: also one that is open while the others are reviewed. */
export const mayEditCard = (delegation: Pick<Delegation, 'status'>, person: Person): boolean =>
  takesPlace(person) &&
  (mayEditPeople(delegation) || (delegation.status === 'submitted' && isOpenCard(person)));
