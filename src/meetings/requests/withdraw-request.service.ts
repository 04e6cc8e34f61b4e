import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor.js';
import { AppError } from '../../common/errors/app-error.js';
import type { Party } from '../../delegations/parties/party.entity.js';
import { PartyService } from '../../delegations/parties/party.service.js';
import { cleanFields } from '../../delegations/domain/clean-fields.js';
import { Transactor, type Transaction } from '../../outbox/transactor.js';
import { BookingService } from '../bookings/booking.service.js';
import { mayCancel } from '../domain/answers.js';
import { nextStatus } from '../domain/request-lifecycle.js';
import { maySpeakFor, onBehalfOf } from '../domain/request-rules.js';
import { requestEvent, signalRequest } from '../meetings.events.js';
import { lockRequest } from './lock-request.js';
import type { MeetingRequest } from './meeting-request.entity.js';
import { RequestParty } from './request-party.entity.js';

/** Takes a request back before it has a place, or cancels its scheduled meeting. */
@Injectable()
export class WithdrawRequestService {
  constructor(
    private readonly transactor: Transactor,
    private readonly parties: PartyService,
    private readonly bookings: BookingService,
  ) {}

  /**
   * Only the party that asked takes an open request back. It can cancel the scheduled meeting too, and so
   * can the other one of two; room, people and interpreter are free again. Errors: `not_found`,
   * `wrong_state`, `validation_failed`.
   */
  async withdraw(
    actor: Actor,
    assemblyId: string,
    requestId: string,
    text: string,
  ): Promise<MeetingRequest> {
    const { reason = '' } = cleanFields({ reason: text }, { reason: 1000 });
    return this.transactor.run(actor, async (tx) => {
      const request = await lockRequest(tx.manager, assemblyId, requestId);
      const rows = await tx.manager.find(RequestParty, {
        where: { requestId },
        order: { position: 'ASC' },
      });
      const parties = await this.parties.findByIds(
        assemblyId,
        rows.map((row) => row.partyId),
        tx.manager,
      );
      const spoken = parties.filter((party) => maySpeakFor(actor, party));
      const requester = spoken.find((party) => party.id === request.requesterId);
      const speaker = requester ?? spoken[0];
      if (!speaker) throw new AppError('not_found');
      request.reason = reason;
      const speakingFor = new Set(spoken.map(({ id }) => id));
      if (nextStatus(request.status, 'cancel') && mayCancel(rows, speakingFor)) {
        await this.cancel(tx, request, speaker);
      } else if (requester && nextStatus(request.status, 'withdraw')) {
        await this.takeBack(tx, request, requester);
      } else {
        throw new AppError('wrong_state');
      }
      await signalRequest(tx.manager, request, parties);
      return request;
    });
  }

  private async takeBack(tx: Transaction, request: MeetingRequest, by: Party): Promise<void> {
    const before = request.status;
    request.status = 'withdrawn';
    await tx.manager.save(request);
    await tx.audit(this.entry('meeting_request.withdrawn', tx, request, by, before));
    await tx.emit(requestEvent('meeting_request.withdrawn', request, by.id));
  }

  private async cancel(tx: Transaction, request: MeetingRequest, by: Party): Promise<void> {
    const before = request.status;
    request.status = 'cancelled';
    await tx.manager.save(request);
    await this.bookings.cancel(tx, request);
    await tx.audit(this.entry('meeting.cancelled', tx, request, by, before));
  }

  private entry(
    action: string,
    tx: Transaction,
    request: MeetingRequest,
    by: Party,
    before: string,
  ) {
    return {
      action,
      subjectType: 'meeting_request',
      subjectId: request.id,
      assemblyId: request.assemblyId,
      onBehalfOf: onBehalfOf(tx.actor, by),
      changes: { status: { from: before, to: request.status } },
    };
  }
}
