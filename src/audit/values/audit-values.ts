import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, LessThanOrEqual, type EntityManager } from 'typeorm';
import { openText, sealText } from '../../common/crypto/aes-gcm.js';
import { DataCipher } from '../../common/crypto/data-cipher.js';
import type { AuditChanges } from '../audit-entry.entity.js';
import { AuditKey } from './audit-key.entity.js';
import type { SealedValues } from './sealed-changes.js';

/** Personal values before and after a change, by field. */
export type ValueChanges = AuditChanges;

/** Personal values of a change, and whose key they are sealed with. */
export interface PersonalValues {
  /** Id of the person, delegation or Assembly; a fresh one for a key of their own. */
  of: string;
  values: ValueChanges;
  /** When the key, made here, is erased by itself. */
  erasesAt?: Date;
}

const KEY_BYTES = 32;
const valuesContext = (subjectId: string): string => `audit/${subjectId}/values`;
const keyContext = (subjectId: string): string => `audit/${subjectId}/key`;

/**
 * Keeps personal values in the history under a key of the person (or delegation) that they are of. Erasing that key
 * erases them, and leaves the entries and their chain of hashes, which is over the sealed text, as they are.
 */
@Injectable()
export class AuditValues {
  constructor(private readonly cipher: DataCipher) {}

  /** Seals values; makes the key where there is none. */
  async seal(
    manager: EntityManager,
    { of, values, erasesAt }: PersonalValues,
  ): Promise<SealedValues> {
    const key = await this.keyOf(manager, of, erasesAt ?? null);
    const bytes = sealText(key, JSON.stringify(values), valuesContext(of));
    return { of, bytes: bytes.toString('base64') };
  }

  /** The values, each in the place of its sealed ones; null for none and for those whose key was erased. */
  async open(
    manager: EntityManager,
    sealed: readonly (SealedValues | null)[],
  ): Promise<(ValueChanges | null)[]> {
    const ids = [...new Set(sealed.flatMap((values) => values?.of ?? []))];
    const rows = ids.length > 0 ? await manager.findBy(AuditKey, { subjectId: In(ids) }) : [];
    const keys = new Map(rows.map((row) => [row.subjectId, this.openKey(row)]));
    return sealed.map((values) => {
      const key = values && keys.get(values.of);
      if (!key) return null;
      const bytes = Buffer.from(values.bytes, 'base64');
      return JSON.parse(openText(key, bytes, valuesContext(values.of))) as ValueChanges;
    });
  }

  /** Nobody can read again what the history holds of these people. */
  async erase(manager: EntityManager, subjectIds: readonly string[]): Promise<void> {
    await manager.delete(AuditKey, { subjectId: In([...subjectIds]) });
  }

  /** Erases the keys whose time is over. @returns how many */
  async eraseDue(manager: EntityManager, now: Date): Promise<number> {
    const { affected } = await manager.delete(AuditKey, { erasesAt: LessThanOrEqual(now) });
    return affected ?? 0;
  }

  /** Seals up to `limit` keys again with the newest data key. @returns how many */
  async rotate(manager: EntityManager, limit: number): Promise<number> {
    const rows = await manager
      .createQueryBuilder(AuditKey, 'key')
      .where('key.keyId <> :current', { current: this.cipher.currentKeyId })
      .orderBy('key.subjectId')
      .limit(limit)
      .setLock('pessimistic_write')
      .getMany();
    for (const row of rows) Object.assign(row, this.sealKey(row.subjectId, this.openKey(row)));
    await manager.save(rows);
    return rows.length;
  }

  private async keyOf(
    manager: EntityManager,
    subjectId: string,
    erasesAt: Date | null,
  ): Promise<Buffer> {
    const known = await manager.findOneBy(AuditKey, { subjectId });
    if (known) return this.openKey(known);
    const key = randomBytes(KEY_BYTES);
    const { raw } = await manager
      .createQueryBuilder()
      .insert()
      .into(AuditKey)
      .values({ subjectId, erasesAt, ...this.sealKey(subjectId, key) })
      .orIgnore()
      .returning('subject_id')
      .execute();
    if ((raw as unknown[]).length > 0) return key;
    // Another transaction made it meanwhile: the one that stands there counts.
    return this.openKey(await manager.findOneByOrFail(AuditKey, { subjectId }));
  }

  private sealKey(subjectId: string, key: Buffer): Pick<AuditKey, 'sealed' | 'keyId'> {
    const { bytes, keyId } = this.cipher.seal(key.toString('base64'), keyContext(subjectId));
    return { sealed: bytes, keyId };
  }

  private openKey({ subjectId, sealed, keyId }: AuditKey): Buffer {
    return Buffer.from(this.cipher.open({ keyId, bytes: sealed }, keyContext(subjectId)), 'base64');
  }
}
