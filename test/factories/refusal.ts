import { AppError } from '../../src/common/errors/app-error.js';

/** The refusal of `work`, as `code` or `code: path reason, path reason`. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const fields = error.fields.map(({ path, code }) => `${path} ${code}`).join(', ');
    return fields === '' ? error.code : `${error.code}: ${fields}`;
  }
  return 'not refused';
}
