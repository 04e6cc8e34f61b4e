import type { EntityManager } from 'typeorm';
import type { BulkTarget } from '../domain/bulk-rules.js';

/** What decides for each of these delegations whether a step concerns it. Only accounts that can sign in count. */
export async function bulkTargets(
  manager: EntityManager,
  delegationIds: readonly string[],
): Promise<Map<string, BulkTarget>> {
  const rows: (BulkTarget & { id: string })[] = await manager.query(
    `SELECT d.id, d.status, COALESCE(c.status, 'missing') AS credentials,
            (SELECT count(*)::int
               FROM role_grant g
               JOIN user_account u ON u.id = g.user_id AND u.disabled_at IS NULL
              WHERE g.delegation_id = d.id AND g.role = 'focal_point') AS "focalPoints"
       FROM delegation d
       LEFT JOIN credentials c ON c.delegation_id = d.id
      WHERE d.id = ANY($1)`,
    [delegationIds],
  );
  return new Map(rows.map(({ id, ...target }) => [id, target]));
}
