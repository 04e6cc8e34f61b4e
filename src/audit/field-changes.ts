import { isDeepStrictEqual } from 'node:util';
import type { AuditChanges } from './audit-entry.entity.js';

/**
 * What an edit did, for the audit: those of `fields` whose value differs. Give no field that holds
 * personal data.
 */
export function fieldChanges<T extends object>(
  before: Partial<T>,
  after: Partial<T>,
  fields: readonly (keyof T & string)[],
): AuditChanges {
  return Object.fromEntries(
    fields
      .filter((field) => !isDeepStrictEqual(before[field], after[field]))
      .map((field) => [field, { from: before[field] ?? null, to: after[field] ?? null }]),
  );
}

/** The present values of `fields`, to compare with after an edit. */
export function fieldsOf<T extends object, K extends keyof T & string>(
  record: T,
  fields: readonly K[],
): Pick<T, K> {
  return Object.fromEntries(fields.map((field) => [field, record[field]])) as Pick<T, K>;
}
