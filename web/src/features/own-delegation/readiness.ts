import { takesPlace } from './checklist.js';
import type { Delegation } from './types.js';

/** Whether nothing stands in the way of submitting: somebody comes, there is a head, all have their names. */
export function isComplete({ people }: Pick<Delegation, 'people'>): boolean {
  const coming = people.filter(takesPlace);
  return (
    coming.some(({ role }) => role === 'head') &&
    coming.every(({ missing }) => missing.every(({ neededFor }) => neededFor !== 'submit'))
  );
}

/** Whether submitting is the next thing to do, and possible. */
export const isReadyToSubmit = (delegation: Pick<Delegation, 'people' | 'openTransitions'>) =>
  delegation.openTransitions.includes('submit') && isComplete(delegation);
