import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { AssemblyService } from '../../assemblies/assembly.service.js';
import type { Assembly } from '../../assemblies/assembly.entity.js';
import { PartyService, type PartyProfile } from '../../delegations/parties/party.service.js';
import { Unavailability } from '../../meetings/availability/unavailability.entity.js';
import { BookingService } from '../../meetings/bookings/booking.service.js';
import type { PlacedMeeting } from '../../meetings/bookings/booking-difference.js';
import { PLACEABLE_STATUSES } from '../../meetings/domain/request-lifecycle.js';
import { MeetingRequest } from '../../meetings/requests/meeting-request.entity.js';
import { RequestParty } from '../../meetings/requests/request-party.entity.js';
import type { ProgrammeItem } from '../../programme/programme-item.entity.js';
import { ProgrammeService } from '../../programme/programme.service.js';
import { VenueService, type Venue } from '../../venues/venue.service.js';

/** A request that the optimizer may place, with the parties that accepted, the one that asked first. */
export type PlaceableRequest = Pick<
  MeetingRequest,
  | 'id'
  | 'status'
  | 'priority'
  | 'durationMinutes'
  | 'size'
  | 'languagePair'
  | 'features'
  | 'preferredStarts'
> & {
  requesterId: string;
  parties: Pick<RequestParty, 'partyId' | 'position' | 'principal'>[];
};

/** Everything that decides where meetings can stand, read at one moment, every list in a fixed order. */
export interface PlanningData {
  assembly: Assembly;
  venue: Venue;
  programme: Pick<ProgrammeItem, 'hold' | 'audience' | 'startsAt' | 'endsAt'>[];
  parties: PartyProfile[];
  unavailabilities: Pick<Unavailability, 'partyId' | 'scope' | 'startsAt' | 'endsAt'>[];
  requests: PlaceableRequest[];
  bookings: PlacedMeeting[];
}

/**
 * Reads the planning data of an Assembly. All of it comes from one connection, that of `manager`: the
 * optimizer reads one snapshot, and publishing reads behind its own locks.
 */
@Injectable()
export class PlanningDataReader {
  constructor(
    private readonly assemblies: AssemblyService,
    private readonly parties: PartyService,
    private readonly venues: VenueService,
    private readonly programme: ProgrammeService,
    private readonly bookings: BookingService,
  ) {}

  /** Throws `not_found` for an unknown Assembly. */
  async read(manager: EntityManager, assemblyId: string): Promise<PlanningData> {
    const assembly = await this.assemblies.require(assemblyId, manager);
    return {
      assembly,
      venue: await this.venues.of(assemblyId, manager),
      programme: await this.programme.list(assemblyId, manager),
      parties: await this.parties.allParties(assemblyId, manager),
      unavailabilities: await manager.find(Unavailability, {
        where: { party: { assemblyId } },
        order: { startsAt: 'ASC', id: 'ASC' },
      }),
      requests: await this.requests(manager, assemblyId),
      bookings: await this.bookings.ofAssembly(assemblyId, manager),
    };
  }

  private async requests(manager: EntityManager, assemblyId: string): Promise<PlaceableRequest[]> {
    const where = { assemblyId, status: In([...PLACEABLE_STATUSES]) };
    const requests = await manager.find(MeetingRequest, {
      where,
      order: { createdAt: 'ASC', id: 'ASC' },
    });
    const rows = await manager.find(RequestParty, {
      where: { request: where, answer: 'accepted' },
      order: { requestId: 'ASC', position: 'ASC' },
    });
    const byRequest = new Map<string, RequestParty[]>(requests.map(({ id }) => [id, []]));
    for (const row of rows) byRequest.get(row.requestId)?.push(row);
    return requests.map((request) =>
      Object.assign(request, { parties: byRequest.get(request.id) ?? [] }),
    );
  }
}
