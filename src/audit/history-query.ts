import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { AppError } from '../common/errors/app-error.js';
import { decodeCursor, type PageQuery } from '../common/pagination.js';
import { AuditEntry } from './audit-entry.entity.js';

/** A page of what happened to one subject, and what it is narrowed to. */
export interface HistoryQuery extends PageQuery {
  /** Actions to show, each with `%` for any end. */
  actions?: readonly string[];
  /** Actions that the reader must not know of. */
  hidden?: readonly string[];
  /** Only what is about this person. */
  personId?: string;
}

/**
 * One entry more than a page has, the newest first. An index gives the subject's entries in this order; those that
 * the filters leave out are passed over on the way.
 */
export function historyQuery(
  manager: EntityManager,
  subject: Pick<AuditEntry, 'subjectType' | 'subjectId'>,
  { cursor, limit, actions, hidden, personId }: HistoryQuery,
): SelectQueryBuilder<AuditEntry> {
  const query = manager
    .createQueryBuilder(AuditEntry, 'entry')
    .where('entry.subjectType = :subjectType AND entry.subjectId = :subjectId', subject)
    .orderBy('entry.sequence', 'DESC')
    .limit(limit + 1);
  if (cursor !== undefined) {
    query.andWhere('entry.sequence < :before', { before: sequenceOf(cursor) });
  }
  if (actions) query.andWhere('entry.action LIKE ANY (:actions)', { actions });
  if (hidden) query.andWhere('entry.action <> ALL (:hidden)', { hidden });
  if (personId !== undefined) {
    // One person, or a list of those whom the change is about.
    query.andWhere("entry.changes -> 'delegate' -> 'to' @> to_jsonb(:personId::text)", {
      personId,
    });
  }
  return query;
}

/** Where a page of the history goes on. Throws `validation_failed` when the cursor was tampered with. */
export function sequenceOf(cursor: string): string {
  const [sequence] = decodeCursor(cursor, 1);
  if (/^\d{1,18}$/.test(String(sequence))) return String(sequence);
  throw new AppError('validation_failed', { fields: [{ path: 'cursor', code: 'wrong_value' }] });
}
