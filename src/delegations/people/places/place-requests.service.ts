import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { givenReason } from '../../../audit/values/given-reason.js';
import { holds, type Actor } from '../../../common/actor.js';
import { AppError } from '../../../common/errors/app-error.js';
import { Transactor, type Transaction } from '../../../outbox/transactor.js';
import { assertMayEdit, assertMaySee, onBehalfOf } from '../../delegation-access.js';
import type { Delegation } from '../../delegation.entity.js';
import { DelegationService } from '../../delegation.service.js';
import { cleanFields } from '../../domain/clean-fields.js';
import { signalDelegation } from '../../signal-delegation.js';
import { REQUEST_EVENTS, requestEvent } from '../request-events.js';
import { PlaceRequest } from './place-request.entity.js';
import { PlacesService } from './places.service.js';

/** "Ask for more": a delegation asks with a reason, an organizer grants some or refuses. */
@Injectable()
export class PlaceRequestsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly delegations: DelegationService,
    private readonly places: PlacesService,
  ) {}

  /** Of one delegation, the newest first. Errors: `not_found`, also for another's. */
  async of(actor: Actor, assemblyId: string, delegationId: string): Promise<PlaceRequest[]> {
    assertMaySee(actor, await this.delegations.require(assemblyId, delegationId));
    return this.dataSource.manager.find(PlaceRequest, {
      where: { delegationId },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
  }

  /** Those that wait for an answer, the oldest first; one for each delegation at most. */
  open(assemblyId: string): Promise<PlaceRequest[]> {
    return this.dataSource.manager.find(PlaceRequest, {
      where: { assemblyId, status: 'open' },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
  }

  /**
   * Errors: `not_found`, `not_allowed`, `wrong_state` (does not come), `validation_failed` (no reason, not
   * its sub-bureau), `already_exists` (one is open).
   */
  async ask(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    input: { places: number; reason: string; subBureauIso2?: string | null },
  ): Promise<PlaceRequest> {
    const { reason = '' } = cleanFields({ reason: input.reason }, { reason: 1000 });
    if (reason === '') refuseField('reason', 'required');
    return this.transactor.run(actor, async (tx) => {
      const delegation = await this.delegations.lock(tx.manager, assemblyId, delegationId);
      assertMayEdit(actor, delegation);
      if (delegation.status === 'declined' || delegation.status === 'withdrawn') {
        throw new AppError('wrong_state');
      }
      const subBureauIso2 = input.subBureauIso2?.toUpperCase() ?? null;
      if (subBureauIso2 !== null) {
        await this.places.requireBureau(tx.manager, delegationId, subBureauIso2);
      }
      if (await tx.manager.existsBy(PlaceRequest, { delegationId, status: 'open' })) {
        throw new AppError('already_exists');
      }
      const request = await tx.manager.save(
        tx.manager.create(PlaceRequest, {
          assemblyId,
          delegationId,
          subBureauIso2,
          places: input.places,
          reason,
          status: 'open',
          requestedBy: actor.userId,
        }),
      );
      await this.record(tx, delegation, request, 'places.requested');
      await tx.emit(requestEvent(REQUEST_EVENTS.placesRequested, request));
      return request;
    });
  }

  /**
   * Grants so many more places, or none, which takes an answer. Errors: `not_found`, `not_allowed`,
   * `wrong_state` (answered already), `validation_failed`.
   */
  async decide(
    actor: Actor,
    assemblyId: string,
    delegationId: string,
    id: string,
    input: { granted: number; answer?: string },
  ): Promise<PlaceRequest> {
    if (!holds(actor, assemblyId, 'organizer')) throw new AppError('not_allowed');
    const { answer = '' } = cleanFields({ answer: input.answer ?? '' }, { answer: 1000 });
    if (input.granted === 0 && answer === '') refuseField('answer', 'required');
    return this.transactor.run(actor, async (tx) => {
      const delegation = await this.delegations.lock(tx.manager, assemblyId, delegationId);
      const request = await tx.manager.findOneBy(PlaceRequest, { id, delegationId });
      if (!request) throw new AppError('not_found');
      if (request.status !== 'open') throw new AppError('wrong_state');
      const granted = input.granted > 0;
      request.status = granted ? 'granted' : 'refused';
      request.granted = granted ? input.granted : null;
      request.answer = answer;
      request.decidedBy = actor.userId;
      request.decidedAt = tx.now;
      await tx.manager.save(request);
      if (granted) {
        const { subBureauIso2 } = request;
        await this.places.grant(tx.manager, delegation, subBureauIso2, input.granted);
      }
      await this.record(tx, delegation, request, granted ? 'places.granted' : 'places.refused');
      const { placesGranted, placesRefused } = REQUEST_EVENTS;
      await tx.emit(requestEvent(granted ? placesGranted : placesRefused, request));
      return request;
    });
  }

  private async record(
    tx: Transaction,
    delegation: Delegation,
    { places, granted, subBureauIso2, reason, answer }: PlaceRequest,
    action: string,
  ): Promise<void> {
    await tx.audit({
      action,
      subjectType: 'delegation',
      subjectId: delegation.id,
      assemblyId: delegation.assemblyId,
      onBehalfOf: action === 'places.requested' ? onBehalfOf(tx.actor, delegation) : null,
      changes: {
        places: { from: places, to: granted },
        ...(subBureauIso2 === null ? {} : { subBureau: { from: null, to: subBureauIso2 } }),
      },
      personal: givenReason(delegation.id, action === 'places.requested' ? reason : answer),
    });
    await signalDelegation(tx.manager, delegation);
  }
}

function refuseField(path: string, code: string): never {
  throw new AppError('validation_failed', { fields: [{ path, code }] });
}
