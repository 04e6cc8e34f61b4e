import { QueryFailedError } from 'typeorm';
import { AppError } from '../../common/errors/app-error.js';

const UNIQUE_ROLES = ['uq_delegate_head', 'uq_delegate_alternate'];

/** The second head or alternate, as the unique index refused it, with its field; other errors as they are. */
export function roleTaken(error: unknown): unknown {
  if (!(error instanceof QueryFailedError)) return error;
  const { constraint = '' } = error.driverError as { constraint?: string };
  if (!UNIQUE_ROLES.includes(constraint)) return error;
  return new AppError('already_exists', {
    fields: [{ path: 'role', code: 'role_taken' }],
    cause: error,
  });
}
