import type { EntityManager } from 'typeorm';

/** How many focal points with an account that can sign in each delegation has: of the Assembly, or one alone. */
export async function focalPointCounts(
  manager: EntityManager,
  assemblyId: string,
  delegationId: string | null = null,
): Promise<Map<string, number>> {
  const rows: { delegationId: string; holders: number }[] = await manager.query(
    `SELECT g.delegation_id AS "delegationId", count(*)::int AS holders
       FROM role_grant g
       JOIN user_account u ON u.id = g.user_id AND u.disabled_at IS NULL
      WHERE g.assembly_id = $1 AND g.role = 'focal_point'
        AND ($2::uuid IS NULL OR g.delegation_id = $2)
      GROUP BY 1`,
    [assemblyId, delegationId],
  );
  return new Map(rows.map((row) => [row.delegationId, row.holders]));
}
