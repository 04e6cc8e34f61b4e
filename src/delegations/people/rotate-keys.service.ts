import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { DataCipher } from '../../common/crypto/data-cipher.js';
import { Transactor } from '../../outbox/transactor.js';
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
  ) {}

  /** Can be broken off and run again. @returns how many document numbers were sealed again */
  async run(actor: Actor): Promise<number> {
    let done = 0;
    for (;;) {
      const rotated = await this.batch(actor);
      done += rotated;
      if (rotated < BATCH) return done;
    }
  }

  private batch(actor: Actor): Promise<number> {
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
      if (rows.length > 0) {
        await tx.audit({
          action: 'data_keys.rotated',
          subjectType: 'data_key',
          subjectId: currentKeyId,
          assemblyId: null,
          changes: { rows: { from: null, to: rows.length } },
        });
      }
      return rows.length;
    });
  }
}
