import { QueryFailedError } from 'typeorm';
import { AppError } from '../common/errors/app-error.js';

const FOREIGN_KEY_VIOLATION = '23503';

/**
 * Runs a deletion. Bookings and plans come later in the order of the features and point at the record, so
 * it is the database that knows of them: its refusal becomes `wrong_state` with the reason `code`.
 */
export async function refusedWhileInUse<T>(
  work: Promise<T>,
  field: { path: string; code: string },
): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const state =
      error instanceof QueryFailedError ? (error.driverError as { code?: string }).code : undefined;
    if (state !== FOREIGN_KEY_VIOLATION) throw error;
    throw new AppError('wrong_state', { fields: [field], cause: error });
  }
}
