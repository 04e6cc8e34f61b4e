import type { DeadlineStep } from './types.js';

/** Steps that end at a deadline, in the order in which they come. */
export const deadlineSteps = [
  'registration',
  'confirmation',
  'credentials',
  'travel',
  'requests',
  'answers',
] as const satisfies readonly DeadlineStep[];
