import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor.js';
import type { Translated } from '../../common/text/languages.js';
import { Transactor, type Transaction } from '../../outbox/transactor.js';
import { cleanFields } from '../domain/clean-fields.js';
import { Party } from './party.entity.js';

/** An office of INTERPOL that holds meetings of its own: President, Secretary General, ... */
export interface OfficeInput {
  /** For example `SG`. */
  code: string;
  names: Translated;
  /** The person in office. */
  holder: string;
}

/** Offices of INTERPOL as parties: in no delegation, active from the start, one meeting at a time. */
@Injectable()
export class OfficeService {
  constructor(private readonly transactor: Transactor) {}

  /** Creates the offices, or corrects those that stand. Errors: `validation_failed`. */
  async save(actor: Actor, assemblyId: string, offices: OfficeInput[]): Promise<Party[]> {
    return this.transactor.run(actor, (tx) => this.createOffices(tx, assemblyId, offices));
  }

  /** The same in a running transaction. In the order given. */
  async createOffices(
    tx: Transaction,
    assemblyId: string,
    offices: readonly OfficeInput[],
  ): Promise<Party[]> {
    const saved: Party[] = [];
    for (const { code, names, holder } of offices) {
      const { holder: officeHolder = '' } = cleanFields({ holder }, { holder: 240 });
      const key = { assemblyId, kind: 'office' as const, code };
      const standing = await tx.manager.findOne(Party, {
        where: key,
        lock: { mode: 'pessimistic_write' },
      });
      const party = standing ?? tx.manager.create(Party, { ...key, active: true });
      Object.assign(party, { names, officeHolder });
      saved.push(await tx.manager.save(party));
      await tx.audit({
        action: standing ? 'office.changed' : 'office.created',
        subjectType: 'party',
        subjectId: party.id,
        assemblyId,
        changes: { code: { from: standing ? code : null, to: code } },
      });
    }
    return saved;
  }
}
