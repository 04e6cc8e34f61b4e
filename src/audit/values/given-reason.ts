import type { PersonalValues } from './audit-values.js';

/** The reason that was given for a change, which can name people; nothing for none. */
export function givenReason(of: string, reason: string): PersonalValues {
  return { of, values: reason === '' ? {} : { reason: { from: null, to: reason } } };
}
