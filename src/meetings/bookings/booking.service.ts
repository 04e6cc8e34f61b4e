import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type EntityManager, type Repository } from 'typeorm';
import { PartyService } from '../../delegations/parties/party.service.js';
import type { DomainEvent } from '../../outbox/domain-event.js';
import type { Transaction } from '../../outbox/transactor.js';
import { meetingEvent, type MeetingPlace } from '../meetings.events.js';
import { MeetingRequest } from '../requests/meeting-request.entity.js';
import { RequestParty } from '../requests/request-party.entity.js';
import {
  bookingDifference,
  type BookingDifference,
  type PlacedMeeting,
} from './booking-difference.js';
import { BookingPrincipal } from './booking-principal.entity.js';
import { Booking } from './booking.entity.js';

/** Rows of one statement: PostgreSQL takes at most 65,535 parameters. */
const CHUNK = 1000;

/** The places of the published plan: applied by difference, cancelled one by one, read by all. */
@Injectable()
export class BookingService {
  constructor(
    @InjectRepository(Booking) private readonly bookings: Repository<Booking>,
    private readonly parties: PartyService,
  ) {}

  /** All bookings of an Assembly by time. */
  ofAssembly(
    assemblyId: string,
    manager: EntityManager = this.bookings.manager,
  ): Promise<Booking[]> {
    return manager.find(Booking, { where: { assemblyId }, order: { startsAt: 'ASC', id: 'ASC' } });
  }

  /**
   * Makes the bookings those of a plan, inside the transaction that publishes it: writes only what
   * differs, moves the requests' statuses and states one event for each meeting that changed. The
   * caller holds the Assembly's lock. The database refuses a double booking when it commits.
   */
  async apply(
    tx: Transaction,
    plan: {
      assemblyId: string;
      number: number;
      meetings: PlacedMeeting[];
      unplacedRequestIds: string[];
    },
  ): Promise<BookingDifference<Booking>> {
    const { manager } = tx;
    const before = await this.ofAssembly(plan.assemblyId, manager);
    const difference = bookingDifference(before, plan.meetings);
    const moved = [...difference.timeChanged, ...difference.roomChanged];
    const rewritten = [...moved, ...difference.interpreterChanged];
    const removedIds = [
      ...rewritten.map((pair) => pair.before.id),
      ...difference.cancelled.map((b) => b.id),
    ];
    for (let at = 0; at < removedIds.length; at += CHUNK) {
      await manager.delete(Booking, { id: In(removedIds.slice(at, at + CHUNK)) });
    }
    const kept = new Map(rewritten.map((pair) => [pair.after.requestId, pair.before.id]));
    const rows = [...rewritten.map((pair) => pair.after), ...difference.added].map((meeting) => ({
      id: kept.get(meeting.requestId) ?? randomUUID(),
      assemblyId: plan.assemblyId,
      planNumber: plan.number,
      ...meeting,
    }));
    for (let at = 0; at < rows.length; at += CHUNK) {
      await manager.insert(Booking, rows.slice(at, at + CHUNK));
    }
    await this.seat(manager, plan.assemblyId, [
      ...difference.kept.map((pair) => pair.before),
      ...rows,
    ]);
    await this.moveStatuses(manager, {
      scheduled: difference.added.map((meeting) => meeting.requestId),
      rescheduled: moved.map((pair) => pair.after.requestId),
      unplaced: plan.unplacedRequestIds,
    });
    const ids = new Map(rows.map((row) => [row.requestId, row.id]));
    await tx.emit(...(await this.events(manager, plan, difference, ids)));
    return difference;
  }

  /** Frees the place of one meeting and tells its parties. */
  async cancel(tx: Transaction, request: MeetingRequest): Promise<void> {
    const booking = await tx.manager.findOneBy(Booking, { requestId: request.id });
    if (!booking) return;
    await tx.manager.delete(Booking, { id: booking.id });
    await tx.emit(
      meetingEvent('meeting.cancelled', request, {
        bookingId: booking.id,
        planNumber: null,
        before: place(booking),
        after: null,
      }),
    );
  }

  /**
   * Names who must sit in the meetings, those that stay included: a head may have been replaced, or a
   * further party have joined, since they were placed.
   */
  private async seat(
    manager: EntityManager,
    assemblyId: string,
    meetings: Seated[],
  ): Promise<void> {
    const wanted = await this.principals(manager, assemblyId, meetings);
    const standing = await manager.find(BookingPrincipal, { where: { booking: { assemblyId } } });
    const wantedKeys = new Set(wanted.map(seatKey));
    const standingKeys = new Set(standing.map(seatKey));
    for (const row of standing) {
      if (wantedKeys.has(seatKey(row))) continue;
      const { bookingId, personId } = row;
      await manager.delete(BookingPrincipal, { bookingId, personId });
    }
    const added = wanted.filter((row) => !standingKeys.has(seatKey(row)));
    for (let at = 0; at < added.length; at += CHUNK) {
      await manager.insert(BookingPrincipal, added.slice(at, at + CHUNK));
    }
  }

  /** The named persons who must sit in the meetings. */
  private async principals(
    manager: EntityManager,
    assemblyId: string,
    rows: Seated[],
  ): Promise<Omit<BookingPrincipal, 'booking'>[]> {
    const byRequest = new Map(rows.map((row) => [row.requestId, row]));
    const taking = await manager
      .createQueryBuilder(RequestParty, 'rp')
      .innerJoin('rp.request', 'request')
      .where('request.assemblyId = :assemblyId', { assemblyId })
      .andWhere('rp.principal')
      .andWhere("rp.answer = 'accepted'")
      .getMany();
    const persons = await this.parties.principalPersons(assemblyId, manager);
    return taking.flatMap((row) => {
      const meeting = byRequest.get(row.requestId);
      if (!meeting) return [];
      return [
        {
          bookingId: meeting.id,
          personId: persons.get(row.partyId) ?? row.partyId,
          partyId: row.partyId,
          startsAt: meeting.startsAt,
          endsAt: meeting.endsAt,
        },
      ];
    });
  }

  private async moveStatuses(
    manager: EntityManager,
    ids: { scheduled: string[]; rescheduled: string[]; unplaced: string[] },
  ): Promise<void> {
    const move = async (status: 'scheduled' | 'unplaced', requestIds: string[]) => {
      if (requestIds.length === 0) return;
      // One statement for all of them; a version step tells every reader that they changed.
      await manager.query(
        `UPDATE meeting_request SET status = $1, version = version + 1, updated_at = now()
          WHERE id = ANY($2::uuid[])
            AND ($1 = 'scheduled' OR status <> 'unplaced')`,
        [status, requestIds],
      );
    };
    await move('scheduled', [...ids.scheduled, ...ids.rescheduled]);
    await move('unplaced', ids.unplaced);
  }

  private async events(
    manager: EntityManager,
    plan: { assemblyId: string; number: number },
    difference: BookingDifference<Booking>,
    ids: Map<string, string>,
  ): Promise<DomainEvent[]> {
    const versions = new Map(
      (
        await manager.find(MeetingRequest, {
          where: { assemblyId: plan.assemblyId },
          select: { id: true, version: true },
        })
      ).map((request) => [request.id, request.version]),
    );
    const event = (
      type: Parameters<typeof meetingEvent>[0],
      requestId: string,
      before: PlacedMeeting | null,
      after: PlacedMeeting | null,
      bookingId: string,
    ) =>
      meetingEvent(
        type,
        { id: requestId, version: versions.get(requestId) ?? 1, assemblyId: plan.assemblyId },
        {
          bookingId,
          planNumber: plan.number,
          before: before && place(before),
          after: after && place(after),
        },
      );
    return [
      ...difference.added.map((meeting) =>
        event(
          'meeting.scheduled',
          meeting.requestId,
          null,
          meeting,
          ids.get(meeting.requestId) ?? '',
        ),
      ),
      ...[...difference.timeChanged, ...difference.roomChanged].map(({ before, after }) =>
        event('meeting.rescheduled', after.requestId, before, after, before.id),
      ),
      ...difference.cancelled.map((booking) =>
        event('meeting.cancelled', booking.requestId, booking, null, booking.id),
      ),
    ];
  }
}

/** A booking as far as the people in it are concerned. */
type Seated = Pick<Booking, 'id' | 'requestId' | 'startsAt' | 'endsAt'>;

function seatKey(row: Omit<BookingPrincipal, 'booking'>): string {
  return [row.bookingId, row.personId, row.partyId, +row.startsAt, +row.endsAt].join(' ');
}

function place(meeting: PlacedMeeting): MeetingPlace {
  return {
    startsAt: meeting.startsAt.toISOString(),
    endsAt: meeting.endsAt.toISOString(),
    roomId: meeting.roomId,
  };
}
