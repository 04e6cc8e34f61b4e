import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../common/clock.js';
import { chainEnd, sealedEntry } from './audit-chain.js';
import { AuditEntry } from './audit-entry.entity.js';
import { AuditSeal } from './audit-seal.entity.js';
import { link } from './domain/chain.js';

/** Entries sealed in one transaction. */
const BATCH = 1000;

/**
 * Chains what was committed since the last run. Done beside the changes and not in them, so that they
 * need not wait for each other; one sealer at a time, under an advisory lock.
 */
@Injectable()
export class AuditSealer {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Seals every entry that is committed and not sealed yet; returns how many. */
  async sealPending(): Promise<number> {
    let total = 0;
    for (;;) {
      const sealed = await this.dataSource.transaction((manager) => this.sealBatch(manager));
      total += sealed;
      if (sealed < BATCH) return total;
    }
  }

  private async sealBatch(manager: EntityManager): Promise<number> {
    const [lock]: { taken: boolean }[] = await manager.query(
      "SELECT pg_try_advisory_xact_lock(hashtext('ga93-audit-sealer')) AS taken",
    );
    if (!lock?.taken) return 0;
    const entries = await manager
      .createQueryBuilder(AuditEntry, 'entry')
      .where('NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.entry_id = entry.id)')
      .orderBy('entry.sequence', 'ASC')
      .limit(BATCH)
      .getMany();
    let { position, hash } = await chainEnd(manager);
    const sealedAt = this.clock.now();
    const seals = entries.map((entry) => {
      position += 1n;
      hash = link(hash, position, sealedEntry(entry));
      return { position: String(position), entryId: entry.id, hash, sealedAt };
    });
    if (seals.length > 0) await manager.insert(AuditSeal, seals);
    return seals.length;
  }
}
