import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not } from 'typeorm';
import { AuditValues } from '../../audit/values/audit-values.js';
import type { Actor } from '../../common/actor.js';
import { DataCipher } from '../../common/crypto/data-cipher.js';
import { Transactor, type Transaction } from '../../outbox/transactor.js';
import { Delegate } from './delegate.entity.js';
import { documentContext } from './person-fields.js';

const BATCH = 200;

/** Seals again, with the newest key, what older ones sealed. */
@Injectable()
export class RotateKeysService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly cipher: DataCipher,
    private readonly values: AuditValues,
  ) {}

  /** Can be broken off and run again. @returns how many document numbers and keys of the history were sealed again */
  async run(actor: Actor): Promise<number> {
    const numbers = await inBatches(() => this.numbers(actor));
    return numbers + (await inBatches(() => this.historyKeys(actor)));
  }

  private historyKeys(actor: Actor): Promise<number> {
    return this.transactor.run(actor, async (tx) => {
      const rows = await this.values.rotate(tx.manager, BATCH);
      if (rows > 0) await this.record(tx, rows);
      return rows;
    });
  }

  private numbers(actor: Actor): Promise<number> {
    const { currentKeyId } = this.cipher;
    return this.transactor.run(actor, async (tx) => {
      const rows = await tx.manager
        .createQueryBuilder(Delegate, 'person')
        .select(['person.id', 'person.documentSealed', 'person.documentKeyId'])
        .where({ documentSealed: Not(IsNull()), documentKeyId: Not(currentKeyId) })
        .orderBy('person.id')
        .limit(BATCH)
        .setLock('pessimistic_write')
        .getMany();
      for (const { id, documentSealed, documentKeyId } of rows) {
        const number = this.cipher.open(
          { keyId: documentKeyId ?? '', bytes: documentSealed ?? Buffer.alloc(0) },
          documentContext(id),
        );
        const { keyId, bytes } = this.cipher.seal(number, documentContext(id));
        // Not a change of the person: no new version, and pages that are open stay right.
        await tx.manager.query(
          'UPDATE delegate SET document_sealed = $2, document_key_id = $3, document_hash = $4 WHERE id = $1',
          [id, bytes, keyId, this.cipher.fingerprint(number)],
        );
      }
      if (rows.length > 0) await this.record(tx, rows.length);
      return rows.length;
    });
  }

  private record(tx: Transaction, rows: number): Promise<void> {
    return tx.audit({
      action: 'data_keys.rotated',
      subjectType: 'data_key',
      subjectId: this.cipher.currentKeyId,
      assemblyId: null,
      changes: { rows: { from: null, to: rows } },
    });
  }
}

async function inBatches(batch: () => Promise<number>): Promise<number> {
  let done = 0;
  for (;;) {
    const rotated = await batch();
    done += rotated;
    if (rotated < BATCH) return done;
  }
}
