import { Injectable } from '@nestjs/common';
import { holds, type Actor } from '../../common/actor.js';
import { AppError } from '../../common/errors/app-error.js';
import { DelegationDeadlinesService } from '../../delegations/deadlines/delegation-deadlines.service.js';
import { PartyService } from '../../delegations/parties/party.service.js';
import { cleanFields } from '../../delegations/domain/clean-fields.js';
import { Transactor } from '../../outbox/transactor.js';
import { outcomeOf } from '../domain/answers.js';
import { ANSWERABLE_STATUSES, nextStatus } from '../domain/request-lifecycle.js';
import { maySpeakFor, onBehalfOf } from '../domain/request-rules.js';
import type { AnswerRequestDto } from '../dto/answer-request.dto.js';
import { refuseAfterDeadline } from '../refuse-after-deadline.js';
import { requestEvent, signalRequest } from '../meetings.events.js';
import { lockRequest } from './lock-request.js';
import type { MeetingRequest } from './meeting-request.entity.js';
import { RequestParty } from './request-party.entity.js';

/** Accepts or declines a request for one of its parties. */
@Injectable()
export class AnswerRequestService {
  constructor(
    private readonly transactor: Transactor,
    private readonly deadlines: DelegationDeadlinesService,
    private readonly parties: PartyService,
  ) {}

  /** Errors: `not_found`, `wrong_state` (answered already, or no longer open), `deadline_passed`. */
  async answer(
    actor: Actor,
    assemblyId: string,
    requestId: string,
    { partyId, answer, reason: text = '' }: AnswerRequestDto,
  ): Promise<MeetingRequest> {
    const { reason = '' } = cleanFields({ reason: text }, { reason: 1000 });
    return this.transactor.run(actor, async (tx) => {
      const request = await lockRequest(tx.manager, assemblyId, requestId);
      const rows = await tx.manager.findBy(RequestParty, { requestId });
      const mine = rows.find((row) => row.partyId === partyId);
      const parties = await this.parties.findByIds(
        assemblyId,
        rows.map((row) => row.partyId),
        tx.manager,
      );
      const party = parties.find(({ id }) => id === partyId);
      if (!mine || !party || !maySpeakFor(actor, party)) throw new AppError('not_found');
      if (mine.answer !== 'pending' || !ANSWERABLE_STATUSES.includes(request.status)) {
        throw new AppError('wrong_state');
      }
      if (!holds(actor, assemblyId, 'organizer')) {
        await refuseAfterDeadline(this.deadlines, party, 'answers', tx);
      }
      mine.answer = answer === 'accept' ? 'accepted' : 'declined';
      mine.answeredAt = tx.now;
      await tx.manager.save(mine);
      const before = request.status;
      const outcome = outcomeOf(rows);
      // What has been agreed stays agreed when a further party answers.
      if (outcome === 'accepted') {
        request.status = nextStatus(before, 'accept') ?? before;
      } else if (outcome === 'declined') {
        request.status = nextStatus(before, 'decline') ?? before;
        request.reason = reason;
      }
      await tx.manager.save(request);
      const action = answer === 'accept' ? 'meeting_request.accepted' : 'meeting_request.declined';
      await tx.audit({
        action,
        subjectType: 'meeting_request',
        subjectId: request.id,
        assemblyId,
        onBehalfOf: onBehalfOf(actor, party),
        changes: { status: { from: before, to: request.status } },
      });
      await tx.emit(requestEvent(action, request, partyId));
      await signalRequest(tx.manager, request, parties);
      return request;
    });
  }
}
