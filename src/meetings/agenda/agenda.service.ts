import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor.js';
import { AppError } from '../../common/errors/app-error.js';
import { PartyService } from '../../delegations/parties/party.service.js';
import { ProgrammeService } from '../../programme/programme.service.js';
import { AvailabilityService } from '../availability/availability.service.js';
import type { AgendaView } from '../dto/agenda.view.js';
import type { RequestView } from '../dto/request.view.js';
import { RequestReader } from '../requests/request-reader.service.js';

/** Most meetings that one party's agenda can hold: far above four days of slots at any parallel limit. */
const MOST_MEETINGS = 200;

/** The days of one party, for its own pages and for protocol. */
@Injectable()
export class AgendaService {
  constructor(
    private readonly parties: PartyService,
    private readonly requests: RequestReader,
    private readonly availability: AvailabilityService,
    private readonly programme: ProgrammeService,
  ) {}

  /** Errors: `not_found`, also for a party of others. */
  async of(actor: Actor, assemblyId: string, partyId: string): Promise<AgendaView> {
    const unavailabilities = await this.availability.list(actor, assemblyId, partyId);
    const profiles = await this.parties.allParties(assemblyId);
    const plate = profiles.find((profile) => profile.id === partyId);
    if (!plate) throw new AppError('not_found');
    const [page, items] = await Promise.all([
      this.requests.list(actor, assemblyId, {
        partyId,
        status: ['scheduled', 'change_requested', 'in_progress', 'held'],
        limit: MOST_MEETINGS,
      }),
      this.programme.list(assemblyId),
    ]);
    return {
      partyId,
      meetings: page.items
        .filter((request) => request.booking !== null && takesPart(request, partyId))
        .sort((a, b) => startOf(a) - startOf(b)),
      programme: items
        .filter((item) => item.audience === 'all' || item.audience === plate.region)
        .map((item) => ({
          id: item.id,
          titles: item.titles,
          kind: item.kind,
          hold: item.hold,
          startsAt: item.startsAt,
          endsAt: item.endsAt,
        })),
      unavailabilities,
    };
  }
}

function startOf(request: { booking: { startsAt: Date } | null }): number {
  return request.booking?.startsAt.getTime() ?? 0;
}

/** A party that declined, or has not answered, is not expected there. */
function takesPart({ parties }: RequestView, partyId: string): boolean {
  return parties.some((party) => party.partyId === partyId && party.answer === 'accepted');
}
