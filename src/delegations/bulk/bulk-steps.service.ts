import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor.js';
import { Transactor, type Transaction } from '../../outbox/transactor.js';
import { DelegationDeadlinesService } from '../deadlines/delegation-deadlines.service.js';
import { bulkEvent, BULK_EVENTS } from '../delegations.events.js';
import { DelegationService } from '../delegation.service.js';
import type { Delegation } from '../delegation.entity.js';
import { skipReason, type BulkSkip } from '../domain/bulk-rules.js';
import { InviteDelegationsService } from '../invitations/invite-delegations.service.js';
import { setStatus } from '../set-status.js';
import { BulkItem } from './bulk-item.entity.js';
import { BulkOperation } from './bulk-operation.entity.js';
import { bulkTargets } from './bulk-targets.js';

/** Carries the step of an operation out for one delegation, once. */
@Injectable()
export class BulkStepsService {
  constructor(
    private readonly transactor: Transactor,
    private readonly delegations: DelegationService,
    private readonly deadlines: DelegationDeadlinesService,
    private readonly inviting: InviteDelegationsService,
  ) {}

  /**
   * Takes one pending item, whichever is free, and does its step with the note that it is done in one
   * transaction. @returns false when none is left, or somebody undid the operation
   */
  async takeNext(actor: Actor, operationId: string): Promise<boolean> {
    return this.transactor.run(actor, async (tx) => {
      // Undoing waits for this transaction, and this one finds out when it came second.
      const operation = await tx.manager.findOne(BulkOperation, {
        where: { id: operationId, status: 'running' },
        lock: { mode: 'pessimistic_read' },
      });
      if (!operation) return false;
      const item = await tx.manager.findOne(BulkItem, {
        where: { operationId, state: 'pending' },
        order: { delegationId: 'ASC' },
        lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
      });
      if (!item) return false;
      const skipped = await this.step(tx, operation, item.delegationId);
      const result = skipped
        ? { state: 'skipped' as const, reason: skipped }
        : { state: 'done' as const, reason: null };
      await tx.manager.update(BulkItem, { operationId, delegationId: item.delegationId }, result);
      return true;
    });
  }

  /** @returns why nothing was done, or null */
  private async step(
    tx: Transaction,
    operation: BulkOperation,
    delegationId: string,
  ): Promise<BulkSkip | null> {
    const { kind, step, movedTo, note, assemblyId, id: operationId } = operation;
    const delegation = await this.delegations.lock(tx.manager, assemblyId, delegationId);
    const targets = await bulkTargets(tx.manager, [delegationId]);
    const skip = skipReason(operation, targets.get(delegationId));
    if (skip) return skip;
    switch (kind) {
      case 'invite':
        return this.invite(tx, delegation);
      case 'remind':
        await tx.audit({
          action: 'delegation.reminded',
          subjectType: 'delegation',
          subjectId: delegationId,
          assemblyId,
          changes: { step: { from: null, to: step } },
        });
        await tx.emit(bulkEvent(BULK_EVENTS.reminded, delegation, operationId));
        return null;
      case 'move_deadline':
        if (step && movedTo) await this.deadlines.move(tx, delegation, step, movedTo);
        await tx.emit(bulkEvent(BULK_EVENTS.deadlineMoved, delegation, operationId));
        return null;
      case 'reconfirm':
        if (movedTo) await this.deadlines.move(tx, delegation, 'confirmation', movedTo);
        await setStatus(tx, delegation, 'reopen', note);
        return null;
    }
  }

  private async invite(tx: Transaction, delegation: Delegation): Promise<BulkSkip | null> {
    const { assemblyId, memberIso2, organisationCode } = delegation;
    const { recipients } = await this.inviting.inviteIn(
      tx,
      assemblyId,
      memberIso2 !== null
        ? { memberIso2s: [memberIso2] }
        : { organisationCodes: [organisationCode ?? ''] },
    );
    return recipients === 0 ? 'no_focal_point' : null;
  }
}
