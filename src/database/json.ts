import type { QueryDeepPartialEntity } from 'typeorm';

/**
 * A value for a `jsonb` column in `insert` and `update`, whose types cannot express free JSON.
 * The driver writes it as a parameter, so nothing in it can become SQL.
 */
export function json<T extends object>(value: T): QueryDeepPartialEntity<T> {
  return value;
}
