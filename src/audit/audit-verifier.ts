import { Injectable } from '@nestjs/common';
import { DataSource, MoreThan } from 'typeorm';
import { sealedEntry } from './audit-chain.js';
import { AuditSeal } from './audit-seal.entity.js';
import { GENESIS, link } from './domain/chain.js';

const BATCH = 1000;

export interface AuditVerdict {
  /** Entries whose place in the chain is proven. */
  verified: number;
  /** Entries that wait for the sealer. */
  unsealed: number;
  /** Position of the first link that does not fit; null when the chain is whole. */
  brokenAt: number | null;
}

/** Walks the chain from its beginning and computes every link again. */
@Injectable()
export class AuditVerifier {
  constructor(private readonly dataSource: DataSource) {}

  async verify(): Promise<AuditVerdict> {
    // One snapshot, so that what is sealed meanwhile does not look like a gap.
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const [count]: { unsealed: number }[] = await manager.query(
        `SELECT count(*)::int AS unsealed FROM audit_entry e
         WHERE NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.entry_id = e.id)`,
      );
      const unsealed = count?.unsealed ?? 0;
      let position = 0n;
      let hash: Buffer = GENESIS;
      for (;;) {
        const seals = await manager.find(AuditSeal, {
          where: { position: MoreThan(String(position)) },
          relations: { entry: true },
          order: { position: 'ASC' },
          take: BATCH,
        });
        for (const seal of seals) {
          position += 1n;
          hash = link(hash, position, sealedEntry(seal.entry));
          if (BigInt(seal.position) !== position || !hash.equals(seal.hash)) {
            return { verified: Number(position) - 1, unsealed, brokenAt: Number(position) };
          }
        }
        if (seals.length < BATCH) return { verified: Number(position), unsealed, brokenAt: null };
      }
    });
  }
}
