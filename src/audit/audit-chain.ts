import type { EntityManager } from 'typeorm';
import type { AuditEntry } from './audit-entry.entity.js';
import { AuditSeal } from './audit-seal.entity.js';
import { GENESIS, type SealedEntry } from './domain/chain.js';

export interface ChainEnd {
  position: bigint;
  hash: Buffer;
}

export function sealedEntry(entry: AuditEntry): SealedEntry {
  return {
    id: entry.id,
    sequence: entry.sequence,
    at: entry.at.toISOString(),
    actorUserId: entry.actorUserId,
    actorSystem: entry.actorSystem,
    requestId: entry.requestId,
    onBehalfOf: entry.onBehalfOf,
    assemblyId: entry.assemblyId,
    action: entry.action,
    subjectType: entry.subjectType,
    subjectId: entry.subjectId,
    changes: entry.changes,
  };
}

/** The last link of the chain. */
export async function chainEnd(manager: EntityManager): Promise<ChainEnd> {
  const last = await manager
    .createQueryBuilder(AuditSeal, 'seal')
    .orderBy('seal.position', 'DESC')
    .limit(1)
    .getOne();
  return last
    ? { position: BigInt(last.position), hash: last.hash }
    : { position: 0n, hash: GENESIS };
}
