import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { AssemblyService } from '../../assemblies/assembly.service.js';
import type { Assembly } from '../../assemblies/assembly.entity.js';
import { slotGrid } from '../../assemblies/domain/slot-grid.js';
import { holds, type Actor } from '../../common/actor.js';
import { AppError, type FieldProblem } from '../../common/errors/app-error.js';
import { DelegationDeadlinesService } from '../../delegations/deadlines/delegation-deadlines.service.js';
import { PartyService } from '../../delegations/parties/party.service.js';
import type { Party } from '../../delegations/parties/party.entity.js';
import { cleanFields } from '../../delegations/domain/clean-fields.js';
import { Transactor } from '../../outbox/transactor.js';
import { partiesKey } from '../domain/answers.js';
import { maySpeakFor, onBehalfOf } from '../domain/request-rules.js';
import type { CreateRequestDto } from '../dto/create-request.dto.js';
import { refuseAfterDeadline } from '../refuse-after-deadline.js';
import { requestEvent, signalRequest } from '../meetings.events.js';
import { MeetingRequest } from './meeting-request.entity.js';
import { RequestParty } from './request-party.entity.js';

const DUPLICATE = 'uq_meeting_request_open';

/** Asks other parties for a meeting. */
@Injectable()
export class CreateRequestService {
  constructor(
    private readonly transactor: Transactor,
    private readonly assemblies: AssemblyService,
    private readonly deadlines: DelegationDeadlinesService,
    private readonly parties: PartyService,
  ) {}

  /**
   * Creates a request and tells the other parties.
   * Errors: `not_found`, `request_to_self`, `party_unknown`, `party_not_confirmed`, `deadline_passed`,
   * `duplicate_request`, `validation_failed`.
   */
  async create(actor: Actor, assemblyId: string, wish: CreateRequestDto): Promise<MeetingRequest> {
    const assembly = await this.assemblies.require(assemblyId);
    this.checkSlots(assembly, wish);
    const { subject = '' } = cleanFields({ subject: wish.subject }, { subject: 200 });
    if (wish.partyIds.includes(wish.requesterId)) throw new AppError('request_to_self');
    try {
      return await this.transactor.run(actor, async (tx) => {
        const ids = [wish.requesterId, ...wish.partyIds];
        const found = await this.parties.findByIds(assemblyId, ids, tx.manager);
        const requester = this.requester(actor, found, wish.requesterId);
        this.checkParties(found, wish);
        if (!holds(actor, assemblyId, 'organizer')) {
          await refuseAfterDeadline(this.deadlines, requester, 'requests', tx);
        }
        const request = tx.manager.create(MeetingRequest, {
          id: randomUUID(),
          assemblyId,
          requesterId: wish.requesterId,
          partiesKey: partiesKey(ids),
          subject,
          level: wish.level,
          priority: wish.priority,
          durationMinutes: wish.durationMinutes,
          size: wish.size,
          languagePair: wish.languagePair ?? null,
          features: wish.features,
          preferredStarts: wish.preferredStarts.map((start) => new Date(start)),
          status: 'requested',
          reason: '',
        });
        await tx.manager.save(request);
        await tx.manager.insert(
          RequestParty,
          ids.map((partyId, position) => ({
            requestId: request.id,
            partyId,
            position,
            principal: wish.level === 'principal',
            answer: position === 0 ? ('accepted' as const) : ('pending' as const),
            answeredAt: position === 0 ? tx.now : null,
          })),
        );
        await tx.audit({
          action: 'meeting_request.created',
          subjectType: 'meeting_request',
          subjectId: request.id,
          assemblyId,
          onBehalfOf: onBehalfOf(actor, requester),
        });
        await tx.emit(requestEvent('meeting_request.created', request, requester.id));
        await signalRequest(tx.manager, request, found);
        return request;
      });
    } catch (error) {
      throw isDuplicate(error) ? new AppError('duplicate_request', { cause: error }) : error;
    }
  }

  private requester(actor: Actor, found: Party[], id: string): Party {
    const requester = found.find((party) => party.id === id);
    if (!requester || !maySpeakFor(actor, requester)) throw new AppError('not_found');
    if (!requester.active) throw new AppError('party_not_confirmed');
    return requester;
  }

  private checkParties(found: Party[], wish: CreateRequestDto): void {
    const byId = new Map(found.map((party) => [party.id, party]));
    const unknown = wish.partyIds.flatMap((id, index) =>
      byId.has(id) ? [] : [{ path: `partyIds[${index}]`, code: 'party_unknown' }],
    );
    if (unknown.length > 0) throw new AppError('party_unknown', { fields: unknown });
    const inactive = wish.partyIds.flatMap((id, index) =>
      byId.get(id)?.active ? [] : [{ path: `partyIds[${index}]`, code: 'party_not_confirmed' }],
    );
    if (inactive.length > 0) throw new AppError('party_not_confirmed', { fields: inactive });
  }

  private checkSlots(assembly: Assembly, wish: CreateRequestDto): void {
    const fields: FieldProblem[] = [];
    if (wish.durationMinutes % assembly.slotMinutes !== 0) {
      fields.push({
        path: 'durationMinutes',
        code: 'not_whole_slots',
        params: { minutes: assembly.slotMinutes },
      });
    }
    const grid = slotGrid(assembly);
    wish.preferredStarts.forEach((start, index) => {
      if (grid.slotStartingAt(new Date(start)) === null) {
        fields.push({ path: `preferredStarts[${index}]`, code: 'not_a_slot' });
      }
    });
    if (wish.languagePair) {
      const [first = '', second = ''] = wish.languagePair.split('-');
      if (first >= second) fields.push({ path: 'languagePair', code: 'language_pair' });
    }
    if (fields.length > 0) throw new AppError('validation_failed', { fields });
  }
}

function isDuplicate(error: unknown): boolean {
  return (
    error instanceof QueryFailedError &&
    (error.driverError as { constraint?: string }).constraint === DUPLICATE
  );
}
