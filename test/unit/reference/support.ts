import { ReferenceFileError } from '../../../src/reference/domain/reference-file-error.js';

/** The refusal that `act` ends in; fails when it ends in none. */
export function refusal(act: () => unknown): ReferenceFileError {
  try {
    act();
  } catch (error) {
    if (error instanceof ReferenceFileError) return error;
    throw error;
  }
  throw new Error('was not refused');
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
