import type { Solution } from '../engine/index.js';

type Worth = Pick<Solution, 'weightPlaced' | 'idleGaps' | 'preferredMet'>;

/** More weight, then fewer idle gaps, then more wished slots. */
export function isBetter(left: Worth, right: Worth): boolean {
  if (left.weightPlaced !== right.weightPlaced) return left.weightPlaced > right.weightPlaced;
  if (left.idleGaps !== right.idleGaps) return left.idleGaps < right.idleGaps;
  return left.preferredMet > right.preferredMet;
}
