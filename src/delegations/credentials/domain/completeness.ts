import type { FieldProblem } from '../../../common/errors/app-error.js';
import type { Capacity, Power } from './powers.js';

/** What a delegation says of its letter. */
export interface Claims {
  hasLetter: boolean;
  signatoryName: string;
  signatoryCapacity: Capacity | null;
  /** What `other` is. */
  signatoryFunction: string;
  /** `YYYY-MM-DD` */
  signedOn: string | null;
  powers: readonly Power[];
}

/**
 * What keeps the credentials from being handed in.
 * @param today the present day, `YYYY-MM-DD`, where it is latest on Earth
 */
export function missingClaims(claims: Claims, today: string): FieldProblem[] {
  const missing: FieldProblem[] = [];
  const need = (is: boolean, path: string, code: string) => {
    if (!is) missing.push({ path, code });
  };
  need(claims.hasLetter, 'letter', 'letter_missing');
  need(claims.powers.includes('represent'), 'powers', 'power_missing');
  need(claims.signatoryName !== '', 'signatoryName', 'required');
  need(claims.signatoryCapacity !== null, 'signatoryCapacity', 'required');
  need(
    claims.signatoryCapacity !== 'other' || claims.signatoryFunction !== '',
    'signatoryFunction',
    'required',
  );
  need(claims.signedOn !== null, 'signedOn', 'required');
  need(claims.signedOn === null || claims.signedOn <= today, 'signedOn', 'in_future');
  return missing;
}
