import { AppError, type FieldProblem } from '../../common/errors/app-error.js';
import { cleanText } from './clean-text.js';

/**
 * The texts as they are kept (see {@link cleanText}); `undefined` ones stay out. Throws
 * `validation_failed` that names every wrong field.
 */
export function cleanFields<Key extends string>(
  input: Partial<Record<Key, string>>,
  limits: Record<Key, number>,
): Partial<Record<Key, string>> {
  const cleaned: Partial<Record<Key, string>> = {};
  const fields: FieldProblem[] = [];
  for (const key of Object.keys(limits) as Key[]) {
    const text = input[key];
    if (text === undefined) continue;
    const result = cleanText(text, limits[key]);
    if ('value' in result) cleaned[key] = result.value;
    else fields.push({ path: key, code: result.problem });
  }
  if (fields.length > 0) throw new AppError('validation_failed', { fields });
  return cleaned;
}
