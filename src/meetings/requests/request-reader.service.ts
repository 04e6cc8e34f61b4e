import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type Repository } from 'typeorm';
import { holds, type Actor } from '../../common/actor.js';
import { AppError } from '../../common/errors/app-error.js';
import { decodeCursor, toPage } from '../../common/pagination.js';
import { PartyService, type PartyProfile } from '../../delegations/parties/party.service.js';
import { Booking } from '../bookings/booking.entity.js';
import { mayCancel } from '../domain/answers.js';
import {
  ANSWERABLE_STATUSES,
  PLACEABLE_STATUSES,
  nextStatus,
} from '../domain/request-lifecycle.js';
import { maySpeakFor } from '../domain/request-rules.js';
import type { RequestQuery } from '../dto/request.query.js';
import type { BookingView, RequestPage, RequestView } from '../dto/request.view.js';
import { MeetingRequest } from './meeting-request.entity.js';
import { RequestParty } from './request-party.entity.js';

/** Reads meeting requests: organizers see all of them, a focal point those of its own parties. */
@Injectable()
export class RequestReader {
  constructor(
    @InjectRepository(MeetingRequest) private readonly requests: Repository<MeetingRequest>,
    @InjectRepository(RequestParty) private readonly requestParties: Repository<RequestParty>,
    @InjectRepository(Booking) private readonly bookings: Repository<Booking>,
    private readonly parties: PartyService,
  ) {}

  /** One page, the newest first. */
  async list(actor: Actor, assemblyId: string, query: RequestQuery): Promise<RequestPage> {
    const plates = await this.plates(assemblyId);
    const visible = this.visibleParties(actor, assemblyId, plates);
    const select = this.requests
      .createQueryBuilder('request')
      .where('request.assemblyId = :assemblyId', { assemblyId })
      .orderBy('request.createdAt', 'DESC')
      .addOrderBy('request.id', 'DESC')
      .take(query.limit + 1);
    if (query.status) select.andWhere('request.status IN (:...status)', { status: query.status });
    const parties = query.partyId
      ? visible === null || visible.includes(query.partyId)
        ? [query.partyId]
        : []
      : visible;
    if (parties !== null) {
      if (parties.length === 0) return { items: [], nextCursor: null };
      select.andWhere(
        `EXISTS (SELECT 1 FROM request_party p WHERE p.request_id = request.id AND p.party_id IN (:...parties))`,
        { parties },
      );
    }
    if (query.cursor) {
      const [at, id] = decodeCursor(query.cursor, 2);
      select.andWhere('(request.createdAt, request.id) < (:at::timestamptz, :id::uuid)', {
        at,
        id,
      });
    }
    const page = toPage(await select.getMany(), query.limit, (request) => [
      request.createdAt.toISOString(),
      request.id,
    ]);
    return { items: await this.views(actor, page.items, plates), nextCursor: page.nextCursor };
  }

  /** One request. Throws `not_found` also for those of others. */
  async get(actor: Actor, assemblyId: string, requestId: string): Promise<RequestView> {
    const request = await this.requests.findOneBy({ id: requestId, assemblyId });
    if (!request) throw new AppError('not_found');
    const plates = await this.plates(assemblyId);
    const visible = this.visibleParties(actor, assemblyId, plates);
    const [view] = await this.views(actor, [request], plates);
    if (!view || (visible && !view.parties.some((party) => visible.includes(party.partyId)))) {
      throw new AppError('not_found');
    }
    return view;
  }

  /** Requests that the optimizer places, with the parties that accepted, in a fixed order. */
  async placeable(assemblyId: string): Promise<(MeetingRequest & { parties: RequestParty[] })[]> {
    const requests = await this.requests.find({
      where: { assemblyId, status: In([...PLACEABLE_STATUSES]) },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
    const rows = await this.rowsOf(requests);
    return requests.map((request) =>
      Object.assign(request, {
        parties: (rows.get(request.id) ?? []).filter((row) => row.answer === 'accepted'),
      }),
    );
  }

  private async plates(assemblyId: string): Promise<Map<string, PartyProfile>> {
    const profiles = await this.parties.allParties(assemblyId);
    return new Map(profiles.map((profile) => [profile.id, profile]));
  }

  /** Ids of the parties whose requests the actor sees; null for all of them. */
  private visibleParties(
    actor: Actor,
    assemblyId: string,
    plates: Map<string, PartyProfile>,
  ): string[] | null {
    if (holds(actor, assemblyId, 'organizer', 'protocol')) return null;
    const own = new Set(actor.grants.map((grant) => grant.delegationId).filter(Boolean));
    return [...plates.values()]
      .filter((plate) => plate.delegationId !== null && own.has(plate.delegationId))
      .map((plate) => plate.id);
  }

  private async views(
    actor: Actor,
    requests: MeetingRequest[],
    plates: Map<string, PartyProfile>,
  ): Promise<RequestView[]> {
    const [rows, bookings] = await Promise.all([this.rowsOf(requests), this.bookingsOf(requests)]);
    return requests.map((request) =>
      this.view(actor, request, rows.get(request.id) ?? [], bookings.get(request.id), plates),
    );
  }

  private view(
    actor: Actor,
    request: MeetingRequest,
    rows: RequestParty[],
    booking: Booking | undefined,
    plates: Map<string, PartyProfile>,
  ): RequestView {
    const spoken = rows.filter((row) => {
      const plate = plates.get(row.partyId);
      return (
        plate !== undefined &&
        maySpeakFor(actor, { assemblyId: request.assemblyId, delegationId: plate.delegationId })
      );
    });
    const open = ANSWERABLE_STATUSES.includes(request.status);
    const speakingFor = new Set(spoken.map(({ partyId }) => partyId));
    const asked = spoken.some((row) => row.partyId === request.requesterId);
    return {
      id: request.id,
      subject: request.subject,
      level: request.level,
      priority: request.priority,
      durationMinutes: request.durationMinutes,
      size: request.size,
      languagePair: request.languagePair,
      features: request.features,
      preferredStarts: request.preferredStarts,
      status: request.status,
      reason: request.reason,
      createdAt: request.createdAt,
      version: request.version,
      parties: rows.flatMap((row) => {
        const plate = plates.get(row.partyId);
        if (!plate) return [];
        return [
          {
            partyId: row.partyId,
            code: plate.code,
            kind: plate.kind,
            iso2: plate.flag,
            names: plate.names,
            position: row.position,
            principal: row.principal,
            answer: row.answer,
          },
        ];
      }),
      booking: booking ? bookingView(booking) : null,
      answerable: open
        ? spoken.filter((row) => row.answer === 'pending').map((row) => row.partyId)
        : [],
      withdrawable:
        (nextStatus(request.status, 'cancel') !== null && mayCancel(rows, speakingFor)) ||
        (nextStatus(request.status, 'withdraw') !== null && asked),
    };
  }

  private async rowsOf(requests: MeetingRequest[]): Promise<Map<string, RequestParty[]>> {
    const rows = await this.requestParties.find({
      where: { requestId: In(requests.map((request) => request.id)) },
      order: { requestId: 'ASC', position: 'ASC' },
    });
    const grouped = new Map<string, RequestParty[]>();
    for (const row of rows) {
      const group = grouped.get(row.requestId);
      if (group) group.push(row);
      else grouped.set(row.requestId, [row]);
    }
    return grouped;
  }

  private async bookingsOf(requests: MeetingRequest[]): Promise<Map<string, Booking>> {
    const bookings = await this.bookings.find({
      where: { requestId: In(requests.map((request) => request.id)) },
      relations: { room: true, interpreter: true },
    });
    return new Map(bookings.map((booking) => [booking.requestId, booking]));
  }
}

function bookingView(booking: Booking): BookingView {
  return {
    id: booking.id,
    startsAt: booking.startsAt,
    endsAt: booking.endsAt,
    roomId: booking.roomId,
    roomName: booking.room.name,
    zone: booking.room.zone,
    interpreter: booking.interpreter?.name ?? null,
  };
}
