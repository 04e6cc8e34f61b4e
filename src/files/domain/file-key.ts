import { randomBytes } from 'node:crypto';

const KEY = /^[0-9a-f]{64}$/;

/** A new random name: nothing in it tells whose file it is, and nobody can guess another one. */
export function newKey(): string {
  return randomBytes(32).toString('hex');
}

/** Whether `value` is a name that {@link newKey} could have made, and so can be no path. */
export function isKey(value: string): boolean {
  return KEY.test(value);
}
