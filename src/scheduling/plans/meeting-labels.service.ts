import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { PartyService, type PartyPlate } from '../../delegations/parties/party.service.js';
import { MeetingRequest } from '../../meetings/requests/meeting-request.entity.js';
import { RequestParty } from '../../meetings/requests/request-party.entity.js';
import { VenueService } from '../../venues/venue.service.js';
import type { PlacedMeeting } from '../../meetings/bookings/booking-difference.js';
import type { Language } from '../../common/text/languages.js';
import type { PlaceView, PlannedRequestView } from '../dto/plan.view.js';
import type { Blocker } from '../explain/explanation.js';
import type { Plain } from '../dto/plain.js';

/** Names for the ids that plans consist of. */
export interface MeetingLabels {
  request(requestId: string): Plain<PlannedRequestView>;
  place(meeting: PlacedMeeting): PlaceView;
  /** Code of a party, name of a room or interpreter, subject of a request. */
  label(kind: Blocker['kind'], id: string): string;
  partyName(partyId: string, language: Language): string;
  delegationOf(partyId: string): string | null;
  room(roomId: string): { name: string; capacity: number } | undefined;
  interpreterName(interpreterId: string): string;
  /** What the request asks of room and interpreter. */
  needs(requestId: string): Pick<MeetingRequest, 'size' | 'features' | 'languagePair'>;
  /** How it stands, and when the last of its parties accepted it; null for a request that is not there. */
  standing(
    requestId: string,
  ): (Pick<MeetingRequest, 'status' | 'preferredStarts'> & { acceptedAt: Date | null }) | null;
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
      label: (kind, id) => names[kind](id),
      partyName: (id, language) => plates.get(id)?.names[language] ?? '',
      delegationOf: (id) => plates.get(id)?.delegationId ?? null,
      room: (id) => rooms.get(id),
      interpreterName: (id) => interpreters.get(id) ?? '',
      needs: (id) => byId.get(id) ?? NO_NEEDS,
      standing: (id) => standing(byId.get(id), partiesOf.get(id) ?? []),
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

const NO_NEEDS = { size: 0, features: [], languagePair: null };

function standing(request: MeetingRequest | undefined, parties: RequestParty[]) {
  if (!request) return null;
  const answers = parties.flatMap(({ answeredAt }) => answeredAt?.getTime() ?? []);
  const { status, preferredStarts } = request;
  return {
    status,
    preferredStarts,
    acceptedAt: answers.length === 0 ? null : new Date(Math.max(...answers)),
  };
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
