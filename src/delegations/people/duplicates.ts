import type { EntityManager } from 'typeorm';

/** Two people of one Assembly who may be the same. */
export interface Duplicate {
  personId: string;
  otherId: string;
  otherDelegationId: string;
  code: 'same_document' | 'same_person';
}

/**
 * `$1` Assembly, `$2` people. Each half reads the others through an index of its own. People who left their
 * delegation, and delegations that do not come, do not count.
 */
export const DUPLICATES = `
  SELECT p.id AS "personId", o.id AS "otherId", o.delegation_id AS "otherDelegationId", o.code
    FROM delegate p
    CROSS JOIN LATERAL (
      SELECT id, delegation_id, accreditation, 'same_document' AS code FROM delegate
       WHERE document_hash = p.document_hash
      UNION ALL
      SELECT id, delegation_id, accreditation, 'same_person' FROM delegate
       WHERE date_of_birth = p.date_of_birth AND name_key = p.name_key) o
    JOIN delegation d ON d.id = o.delegation_id
   WHERE p.id = ANY($2) AND o.id <> p.id AND d.assembly_id = $1
     AND d.status NOT IN ('declined', 'withdrawn')
     AND p.accreditation NOT IN ('replaced', 'refused', 'revoked')
     AND o.accreditation NOT IN ('replaced', 'refused', 'revoked')
   ORDER BY o.code, o.id`;

/** Who of these people may stand a second time in the Assembly. */
export async function findDuplicates(
  manager: EntityManager,
  assemblyId: string,
  personIds: readonly string[],
): Promise<Duplicate[]> {
  if (personIds.length === 0) return [];
  return manager.query<Duplicate[]>(DUPLICATES, [assemblyId, personIds]);
}
