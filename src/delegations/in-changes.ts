import { AppError } from '../common/errors/app-error.js';

/** Runs work on fields that stand below `changes` in the body, and names those of its errors as the body has them. */
export async function inChanges<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError) || error.fields.length === 0) throw error;
    const fields = error.fields.map((field) => ({ ...field, path: `changes.${field.path}` }));
    throw new AppError(error.code, { params: error.params, fields, cause: error });
  }
}
