import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { AssemblyService } from '../../assemblies/assembly.service.js';
import { DataCipher } from '../../common/crypto/data-cipher.js';
import { AppError } from '../../common/errors/app-error.js';
import { utcToZonedTime } from '../../common/time/zoned-time.js';
import type { ChangeContext } from '../../outbox/transactor.js';
import { ReferenceService } from '../../reference/reference.service.js';
import type { Delegation } from '../delegation.entity.js';
import { dateProblems } from '../domain/person-dates.js';
import { documentTail } from '../domain/person-texts.js';
import { nameKey, type CleanCard } from './clean-card.js';
import { Delegate } from './delegate.entity.js';

/** A field of the card as the API names it. */
export type CardField = keyof CleanCard;

/** What a sealed document number belongs to: in another row it does not open. */
export function documentContext(personId: string): string {
  return `delegate/${personId}/document`;
}

/** Writes clean fields into a person, and says which of them that changed. Saving is the caller's. */
@Injectable()
export class PersonFields {
  constructor(
    private readonly assemblies: AssemblyService,
    private readonly reference: ReferenceService,
    private readonly cipher: DataCipher,
  ) {}

  /**
   * Errors: `validation_failed` for dates that do not fit each other, the day or the Assembly, and for a
   * sub-bureau of another member.
   */
  async apply(
    tx: ChangeContext,
    delegation: Delegation,
    person: Delegate,
    { documentNumber, ...fields }: CleanCard,
  ): Promise<CardField[]> {
    const changed = (Object.keys(fields) as (keyof typeof fields)[]).filter(
      (field) => !isDeepStrictEqual(person[field] ?? '', fields[field] ?? ''),
    ) as CardField[];
    Object.assign(person, fields);
    if (documentNumber !== undefined && !this.isNumber(person, documentNumber)) {
      this.setNumber(person, documentNumber);
      changed.push('documentNumber');
    }
    if (changed.length === 0) return changed;
    person.nameKey = nameKey(person);
    const saved = { ...person.fieldSaves };
    for (const field of changed) saved[field] = [tx.actor.userId, tx.now.toISOString()];
    person.fieldSaves = saved;
    await this.check(tx, delegation, person, changed);
    return changed;
  }

  /** Whether the person's document has this number already. */
  isNumber({ documentHash: hash }: Delegate, number: string | null): boolean {
    if (number === null || !hash) return number === null && !hash;
    return this.cipher.fingerprints(number).some((known) => known.equals(hash));
  }

  private setNumber(person: Delegate, number: string | null): void {
    const sealed = number === null ? null : this.cipher.seal(number, documentContext(person.id));
    person.documentSealed = sealed?.bytes ?? null;
    person.documentKeyId = sealed?.keyId ?? null;
    person.documentHash = number === null ? null : this.cipher.fingerprint(number);
    person.documentTail = number === null ? null : documentTail(number);
    person.documentVersion += 1;
  }

  private async check(
    tx: ChangeContext,
    delegation: Delegation,
    person: Delegate,
    changed: readonly CardField[],
  ): Promise<void> {
    const assembly = await this.assemblies.require(delegation.assemblyId, tx.manager);
    const { date: today } = utcToZonedTime(tx.now, assembly.timezone);
    // A date that was right when it was entered does not stand in the way of another field.
    const dates = dateProblems(person, assembly, today).filter(
      ({ path }) =>
        changed.includes(path) || (path === 'attendsTo' && changed.includes('attendsFrom')),
    );
    const bureau = await this.subBureauProblem(delegation, person);
    if (dates.length > 0 || bureau.length > 0) {
      throw new AppError('validation_failed', { fields: [...dates, ...bureau] });
    }
  }

  private async subBureauProblem(
    { memberIso2 }: Delegation,
    { subBureauIso2 }: Delegate,
  ): Promise<{ path: string; code: string }[]> {
    if (subBureauIso2 === null) return [];
    const bureau = await this.reference.findSubBureau(subBureauIso2);
    return bureau && bureau.parentIso2 === memberIso2
      ? []
      : [{ path: 'subBureauIso2', code: 'not_allowed_value' }];
  }
}
