import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor.js';
import { AppError } from '../../common/errors/app-error.js';
import { sendSignal } from '../../live/live-signals.js';
import { Transactor, type Transaction } from '../../outbox/transactor.js';
import { AssemblyService } from '../../assemblies/assembly.service.js';
import { DelegationService } from '../delegation.service.js';
import { RollCallMark } from './roll-call-mark.entity.js';
import { LIVE_VOTING } from './voting.events.js';

/**
 * The roll call in the hall: protocol marks each delegation as it answers. A mark outweighs check-in until
 * the next roll call begins, since who came in the morning may have left.
 */
@Injectable()
export class RollCallService {
  constructor(
    private readonly transactor: Transactor,
    private readonly assemblies: AssemblyService,
    private readonly delegations: DelegationService,
  ) {}

  /**
   * Marks one delegation present or absent, as of now; `null` takes its mark away. Errors: `not_found`,
   * `wrong_state` (not confirmed: its place in the hall is empty).
   */
  async mark(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    present: boolean | null,
  ): Promise<void> {
    await this.transactor.run(actor, async (tx) => {
      const delegation = await this.delegations.lock(tx.manager, assemblyId, delegationId);
      if (delegation.status !== 'confirmed' || delegation.memberIso2 === null) {
        throw new AppError('wrong_state');
      }
      const found = await tx.manager.findOneBy(RollCallMark, { delegationId });
      if ((found?.present ?? null) === present) return;
      if (present === null) await tx.manager.delete(RollCallMark, { delegationId });
      else {
        await tx.manager.save(
          tx.manager.create(RollCallMark, {
            delegationId,
            assemblyId,
            present,
            markedAt: tx.now,
            markedBy: actor.userId,
          }),
        );
      }
      await tx.audit({
        action: 'roll_call.marked',
        subjectType: 'delegation',
        subjectId: delegationId,
        assemblyId,
        changes: { present: { from: found?.present ?? null, to: present } },
      });
      await signal(tx, assemblyId);
    });
  }

  /** Begins a new roll call: all marks are taken away. Errors: `not_found`. */
  async begin(actor: Actor, assemblyId: string): Promise<void> {
    await this.assemblies.require(assemblyId);
    await this.transactor.run(actor, async (tx) => {
      const { affected } = await tx.manager.delete(RollCallMark, { assemblyId });
      await tx.audit({
        action: 'roll_call.begun',
        subjectType: 'assembly',
        subjectId: assemblyId,
        assemblyId,
        changes: { marks: { from: affected ?? 0, to: 0 } },
      });
      await signal(tx, assemblyId);
    });
  }
}

async function signal({ manager }: Transaction, assemblyId: string): Promise<void> {
  await sendSignal(manager, { topic: `assembly:${assemblyId}`, type: LIVE_VOTING });
}
