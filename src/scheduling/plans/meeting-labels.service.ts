import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { PartyService, type PartyPlate } from '../../delegations/parties/party.service.js';
import { MeetingRequest } from '../../meetings/requests/meeting-request.entity.js';
import { RequestParty } from '../../meetings/requests/request-party.entity.js';
import { VenueService } from '../../venues/venue.service.js';
import type { PlacedMeeting } from '../../meetings/bookings/booking-difference.js';
import type { BlockerView, PlaceView, PlannedRequestView } from '../dto/plan.view.js';
import type { Blocker } from './plan-unplaced.entity.js';
import type { Plain } from '../dto/plain.js';

/** Names for the ids that plans consist of. */
export interface MeetingLabels {
  request(requestId: string): Plain<PlannedRequestView>;
  place(meeting: PlacedMeeting): PlaceView;
  blocker(blocker: Blocker): BlockerView;
  /** Delegations behind the parties of these meetings; offices are in none. */
  delegationIds(requestIds: Iterable<string>): Set<string>;
}

@Injectable()
export class MeetingLabelService {
  constructor(
    private readonly parties: PartyService,
    private readonly venues: VenueService,
  ) {}

  /** For the requests given, and all rooms, interpreters and parties of the Assembly. */
  async load(
    manager: EntityManager,
    assemblyId: string,
    requestIds: Iterable<string>,
  ): Promise<MeetingLabels> {
    const ids = [...new Set(requestIds)];
    const requests = await manager.find(MeetingRequest, { where: { assemblyId, id: In(ids) } });
    const rows = await manager.find(RequestParty, {
      where: { requestId: In(ids), answer: 'accepted' },
      order: { requestId: 'ASC', position: 'ASC' },
    });
    const plates = await this.parties.plates(assemblyId, manager);
    const venue = await this.venues.of(assemblyId, manager);
    const rooms = new Map(venue.rooms.map((room) => [room.id, room]));
    const interpreters = new Map(venue.interpreters.map(({ id, name }) => [id, name]));
    const byId = new Map(requests.map((request) => [request.id, request]));
    const partiesOf = new Map<string, RequestParty[]>(ids.map((id) => [id, []]));
    for (const row of rows) partiesOf.get(row.requestId)?.push(row);

    const names: Record<Blocker['kind'], (id: string) => string> = {
      party: (id) => plates.get(id)?.code ?? '',
      principal: (id) => plates.get(id)?.code ?? '',
      room: (id) => rooms.get(id)?.name ?? '',
      interpreter: (id) => interpreters.get(id) ?? '',
      request: (id) => byId.get(id)?.subject ?? '',
    };
    return {
      request: (requestId) => requestView(requestId, byId, partiesOf.get(requestId) ?? [], plates),
      place: ({ roomId, interpreterId, startsAt, endsAt }) => ({
        startsAt,
        endsAt,
        roomId,
        roomName: rooms.get(roomId)?.name ?? '',
        zone: rooms.get(roomId)?.zone ?? null,
        interpreterId,
        interpreterName: interpreterId === null ? null : (interpreters.get(interpreterId) ?? null),
      }),
      blocker: ({ kind, id }) => ({ kind, id, label: names[kind](id) }),
      delegationIds: (wanted) =>
        new Set(
          [...wanted].flatMap((id) =>
            (partiesOf.get(id) ?? []).flatMap(
              ({ partyId }) => plates.get(partyId)?.delegationId ?? [],
            ),
          ),
        ),
    };
  }
}

function requestView(
  requestId: string,
  byId: Map<string, MeetingRequest>,
  parties: RequestParty[],
  plates: Map<string, PartyPlate>,
): Plain<PlannedRequestView> {
  const request = byId.get(requestId);
  return {
    requestId,
    subject: request?.subject ?? '',
    level: request?.level ?? 'technical',
    priority: request?.priority ?? 0,
    durationMinutes: request?.durationMinutes ?? 0,
    parties: parties.flatMap(({ partyId, principal }) => {
      const plate = plates.get(partyId);
      return plate
        ? [{ partyId, code: plate.code, kind: plate.kind, iso2: plate.flag, principal }]
        : [];
    }),
  };
}
