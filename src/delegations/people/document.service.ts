import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor.js';
import { DataCipher } from '../../common/crypto/data-cipher.js';
import { AppError } from '../../common/errors/app-error.js';
import { Transactor, type Transaction } from '../../outbox/transactor.js';
import { assertMaySee, onBehalfOf } from '../delegation-access.js';
import type { Delegation } from '../delegation.entity.js';
import { DelegationService } from '../delegation.service.js';
import { Delegate } from './delegate.entity.js';
import { documentContext } from './person-fields.js';

/** Opens document numbers, and says so in the audit each time. */
@Injectable()
export class DocumentService {
  constructor(
    private readonly transactor: Transactor,
    private readonly delegations: DelegationService,
    private readonly cipher: DataCipher,
  ) {}

  /** The number of the person's document; null while none is known. Errors: `not_found`. */
  async reveal(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    personId: string,
  ): Promise<string | null> {
    return this.transactor.run(actor, async (tx) => {
      const delegation = await this.delegations.require(assemblyId, delegationId, tx.manager);
      assertMaySee(actor, delegation);
      if (!(await tx.manager.existsBy(Delegate, { id: personId, delegationId }))) {
        throw new AppError('not_found');
      }
      const numbers = await this.open(tx, [personId]);
      await this.noteRevealed(tx, delegation, [personId]);
      return numbers.get(personId) ?? null;
    });
  }

  /** Writes into the history that the actor saw the numbers of these people. */
  async noteRevealed(
    tx: Transaction,
    delegation: Delegation,
    personIds: readonly string[],
  ): Promise<void> {
    const { id, assemblyId } = delegation;
    await tx.audit(
      ...personIds.map((personId) => ({
        action: 'delegate.document_revealed',
        subjectType: 'delegation',
        subjectId: id,
        assemblyId,
        onBehalfOf: onBehalfOf(tx.actor, delegation),
        changes: { delegate: { from: null, to: personId } },
      })),
    );
  }

  /** The numbers by person, for letters and exports. The caller writes what they were read for into the audit. */
  async open(tx: Transaction, personIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.manager
      .createQueryBuilder(Delegate, 'person')
      .select(['person.id', 'person.documentSealed', 'person.documentKeyId'])
      .where('person.id = ANY(:personIds) AND person.documentSealed IS NOT NULL', { personIds })
      .getMany();
    return new Map(
      rows.map(({ id, documentSealed, documentKeyId }) => [
        id,
        this.cipher.open(
          { keyId: documentKeyId ?? '', bytes: documentSealed ?? Buffer.alloc(0) },
          documentContext(id),
        ),
      ]),
    );
  }
}
