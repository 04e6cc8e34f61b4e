import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { holds, type Actor } from '../../../common/actor.js';
import { AppError } from '../../../common/errors/app-error.js';
import { decodeCursor, toPage, type Page, type PageQuery } from '../../../common/pagination.js';
import { Transactor, type Transaction } from '../../../outbox/transactor.js';
import { assertMayEdit, assertMaySee } from '../../delegation-access.js';
import type { Delegation } from '../../delegation.entity.js';
import { DelegationService } from '../../delegation.service.js';
import { takesPlace } from '../../domain/accreditation.js';
import { cleanFields } from '../../domain/clean-fields.js';
import { signalDelegation } from '../../signal-delegation.js';
import { Delegate } from '../delegate.entity.js';
import { REQUEST_EVENTS, requestEvent } from '../request-events.js';
import { permitAudit } from './permit-audit.js';
import {
  LIVE_PERMITS,
  PermitRequest,
  type PermitKind,
  type PermitStatus,
} from './permit-request.entity.js';
import { takeBack } from './take-back.js';

export type PermitDecision = 'approve' | 'refuse';

/** Close protection and weapons: asked for by the delegation, decided by protocol and organizers. */
@Injectable()
export class PermitsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly delegations: DelegationService,
  ) {}

  /** Of one delegation, the newest first. Errors: `not_found`, also for another's. */
  async of(actor: Actor, assemblyId: string, delegationId: string): Promise<PermitRequest[]> {
    assertMaySee(actor, await this.delegations.require(assemblyId, delegationId));
    return this.dataSource.manager.find(PermitRequest, {
      where: { delegationId },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
  }

  /** Of the whole Assembly at one status, the oldest first. */
  async page(
    assemblyId: string,
    status: PermitStatus,
    { cursor, limit }: PageQuery,
  ): Promise<Page<PermitRequest>> {
    const query = this.dataSource.manager
      .createQueryBuilder(PermitRequest, 'permit')
      .where('permit.assemblyId = :assemblyId AND permit.status = :status', { assemblyId, status })
      .orderBy('permit.createdAt')
      .addOrderBy('permit.id')
      .limit(limit + 1);
    if (cursor !== undefined) {
      const [at, id] = decodeCursor(cursor, 2);
      query.andWhere('(permit.createdAt, permit.id) > (:at, :id)', { at, id });
    }
    return toPage(await query.getMany(), limit, ({ createdAt, id }) => [
      createdAt.toISOString(),
      id,
    ]);
  }

  /**
   * Asks for a permit, at any time until the Assembly. Errors: `not_found`, `not_allowed`, `wrong_state`
   * (the delegation does not come, or the person has left it), `validation_failed`, `already_exists`.
   */
  async ask(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    delegateId: string,
    input: { kind: PermitKind; detail: string },
  ): Promise<PermitRequest> {
    const detail = required('detail', input.detail, 500);
    return this.transactor.run(actor, async (tx) => {
      const delegation = await this.lock(tx, assemblyId, delegationId);
      const person = await tx.manager.findOneBy(Delegate, { id: delegateId, delegationId });
      if (!person) throw new AppError('not_found');
      if (!takesPlace(person)) throw new AppError('wrong_state');
      const { kind } = input;
      const open = { delegateId, kind, status: In(LIVE_PERMITS) };
      if (await tx.manager.existsBy(PermitRequest, open)) {
        throw new AppError('already_exists', { fields: [{ path: 'kind', code: 'not_unique' }] });
      }
      const permit = await tx.manager.save(
        tx.manager.create(PermitRequest, {
          delegateId,
          delegationId,
          assemblyId,
          kind,
          detail,
          status: 'requested',
          requestedBy: actor.userId,
        }),
      );
      await this.record(tx, delegation, permit, null);
      await tx.emit(requestEvent(REQUEST_EVENTS.permitRequested, permit));
      return permit;
    });
  }

  /** Takes a permit back, asked for or approved. Errors: `not_found`, `not_allowed`, `wrong_state`. */
  async withdraw(actor: Actor, assemblyId: string, delegationId: string, id: string) {
    return this.transactor.run(actor, async (tx) => {
      const delegation = await this.lock(tx, assemblyId, delegationId);
      const permit = await this.require(tx, delegationId, id);
      if (!isLive(permit)) throw new AppError('wrong_state');
      await takeBack(tx, delegation, [permit]);
      await signalDelegation(tx.manager, delegation);
      return permit;
    });
  }

  /** Errors: `not_found`, `not_allowed`, `wrong_state` (decided already), `validation_failed` (no reason). */
  async decide(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    id: string,
    decision: PermitDecision,
    text = '',
  ): Promise<PermitRequest> {
    if (!holds(actor, assemblyId, 'organizer', 'protocol')) throw new AppError('not_allowed');
    const reason = decision === 'refuse' ? required('reason', text, 1000) : '';
    return this.transactor.run(actor, async (tx) => {
      const delegation = await this.delegations.lock(tx.manager, assemblyId, delegationId);
      const permit = await this.require(tx, delegationId, id);
      if (permit.status !== 'requested') throw new AppError('wrong_state');
      permit.status = decision === 'approve' ? 'approved' : 'refused';
      permit.reason = reason;
      permit.decidedBy = actor.userId;
      permit.decidedAt = tx.now;
      await tx.manager.save(permit);
      await this.record(tx, delegation, permit, 'requested');
      const { permitApproved, permitRefused } = REQUEST_EVENTS;
      await tx.emit(requestEvent(decision === 'approve' ? permitApproved : permitRefused, permit));
      return permit;
    });
  }

  private async lock(tx: Transaction, assemblyId: string, id: string): Promise<Delegation> {
    const delegation = await this.delegations.lock(tx.manager, assemblyId, id);
    assertMayEdit(tx.actor, delegation);
    if (delegation.status === 'declined' || delegation.status === 'withdrawn') {
      throw new AppError('wrong_state');
    }
    return delegation;
  }

  private async require(tx: Transaction, delegationId: string, id: string): Promise<PermitRequest> {
    const permit = await tx.manager.findOneBy(PermitRequest, { id, delegationId });
    if (!permit) throw new AppError('not_found');
    return permit;
  }

  private async record(
    tx: Transaction,
    delegation: Delegation,
    permit: PermitRequest,
    before: PermitStatus | null,
  ): Promise<void> {
    await tx.audit(permitAudit(tx, delegation, permit, before));
    await signalDelegation(tx.manager, delegation);
  }
}

function isLive({ status }: PermitRequest): boolean {
  return LIVE_PERMITS.some((live) => live === status);
}

function required(path: string, text: string, limit: number): string {
  const cleaned = cleanFields({ [path]: text }, { [path]: limit })[path] ?? '';
  if (cleaned !== '') return cleaned;
  throw new AppError('validation_failed', { fields: [{ path, code: 'required' }] });
}
