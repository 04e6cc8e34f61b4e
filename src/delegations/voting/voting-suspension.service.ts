import { Injectable } from '@nestjs/common';
import { AssemblyService } from '../../assemblies/assembly.service.js';
import type { Actor } from '../../common/actor.js';
import { AppError } from '../../common/errors/app-error.js';
import { sendSignal } from '../../live/live-signals.js';
import { Transactor, type Transaction } from '../../outbox/transactor.js';
import { ReferenceService } from '../../reference/reference.service.js';
import { Delegation } from '../delegation.entity.js';
import { cleanFields } from '../domain/clean-fields.js';
import {
  LIVE_VOTING,
  VOTING_RIGHT_RESTORED,
  VOTING_RIGHT_SUSPENDED,
  votingRightEvent,
} from './voting.events.js';
import { VotingSuspension } from './voting-suspension.entity.js';

/** Suspends the vote of a member at an Assembly, and gives it back. Organizers only: the route says so. */
@Injectable()
export class VotingSuspensionService {
  constructor(
    private readonly transactor: Transactor,
    private readonly assemblies: AssemblyService,
    private readonly reference: ReferenceService,
  ) {}

  /** Errors: `not_found` (Assembly), `member_unknown`, `validation_failed` (no reason). */
  async suspend(actor: Actor, assemblyId: string, code: string, text: string): Promise<void> {
    await this.assemblies.require(assemblyId);
    const memberIso2 = await this.member(code);
    const { reason = '' } = cleanFields({ reason: text }, { reason: 500 });
    if (reason === '') {
      throw new AppError('validation_failed', { fields: [{ path: 'reason', code: 'required' }] });
    }
    await this.transactor.run(actor, async (tx) => {
      const found = await this.lock(tx, assemblyId, memberIso2);
      if (found?.reason === reason) return;
      const suspension =
        found ?? tx.manager.create(VotingSuspension, { assemblyId, memberIso2, reason });
      const before = found?.reason ?? null;
      suspension.reason = reason;
      await tx.manager.save(suspension);
      await this.record(tx, VOTING_RIGHT_SUSPENDED, suspension, { from: before, to: reason });
    });
  }

  /** Nothing to do for a member that was not suspended. Errors: `not_found`, `member_unknown`. */
  async restore(actor: Actor, assemblyId: string, code: string): Promise<void> {
    await this.assemblies.require(assemblyId);
    const memberIso2 = await this.member(code);
    await this.transactor.run(actor, async (tx) => {
      const found = await this.lock(tx, assemblyId, memberIso2);
      if (!found) return;
      await tx.manager.delete(VotingSuspension, { id: found.id });
      await this.record(tx, VOTING_RIGHT_RESTORED, found, { from: found.reason, to: null });
    });
  }

  private async member(code: string): Promise<string> {
    const member = await this.reference.findMember(code);
    if (!member) throw new AppError('member_unknown', { params: { code } });
    return member.iso2;
  }

  private lock(
    { manager }: Transaction,
    assemblyId: string,
    memberIso2: string,
  ): Promise<VotingSuspension | null> {
    return manager.findOne(VotingSuspension, {
      where: { assemblyId, memberIso2 },
      lock: { mode: 'pessimistic_write' },
    });
  }

  private async record(
    tx: Transaction,
    type: typeof VOTING_RIGHT_SUSPENDED | typeof VOTING_RIGHT_RESTORED,
    suspension: VotingSuspension,
    reason: { from: string | null; to: string | null },
  ): Promise<void> {
    const { assemblyId, memberIso2 } = suspension;
    const delegation = await tx.manager.findOne(Delegation, {
      select: { id: true },
      where: { assemblyId, memberIso2 },
    });
    // A member that was not invited has no history of its own.
    const subjectId = delegation?.id ?? assemblyId;
    await tx.audit({
      action: type,
      subjectType: delegation ? 'delegation' : 'assembly',
      subjectId,
      assemblyId,
      changes: { member: { from: null, to: memberIso2 } },
      personal: { of: subjectId, values: { reason } },
    });
    await tx.emit(votingRightEvent(type, suspension, delegation?.id ?? null));
    await sendSignal(tx.manager, { topic: `assembly:${assemblyId}`, type: LIVE_VOTING });
  }
}
