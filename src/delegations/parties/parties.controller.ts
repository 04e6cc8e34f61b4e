import { Body, Controller, Get, HttpCode, Patch, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../../auth/access.decorator.js';
import { CurrentActor } from '../../auth/current-actor.decorator.js';
import type { Actor } from '../../common/actor.js';
import { ApiIfMatch, etag, IfMatch } from '../../common/http/if-match.js';
import { IdParam } from '../../common/validation/id-param.js';
import {
  DelegationPartyDto,
  PartyListDto,
  PartyDto,
  SaveOfficesDto,
  UpdatePartyDto,
} from '../dto/party.dto.js';
import { OfficeService } from './office.service.js';
import { PartySettingsService } from './party-settings.service.js';
import { PartyService } from './party.service.js';

@ApiTags('parties')
@Controller('assemblies/:assemblyId')
export class PartiesController {
  constructor(
    private readonly parties: PartyService,
    private readonly settings: PartySettingsService,
    private readonly offices: OfficeService,
  ) {}

  /** Whom one can ask for a meeting. Closed to a delegation that has not confirmed yet. */
  @Get('parties')
  @Access('organizer', 'reviewer', 'protocol', 'staff', 'focal_point', 'delegate')
  async directory(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
  ): Promise<PartyListDto> {
    const plates = await this.parties.directory(actor, assemblyId);
    return { items: plates.map((plate) => PartyDto.of(plate)) };
  }

  /** Chooses the principal and how many meetings the party holds at once. */
  @Patch('delegations/:delegationId/parties/:partyId')
  @Access('organizer', 'focal_point')
  @ApiIfMatch()
  async change(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @IdParam('partyId') partyId: string,
    @IfMatch() version: number,
    @Body() body: UpdatePartyDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DelegationPartyDto> {
    const party = await this.settings.change(
      actor,
      assemblyId,
      delegationId,
      partyId,
      version,
      body,
    );
    void reply.header('etag', etag(party.version));
    return DelegationPartyDto.of(party);
  }

  /** Makes the offices of INTERPOL that hold meetings of their own, or corrects those that stand. */
  @Post('offices')
  @HttpCode(200)
  @Access('organizer')
  async saveOffices(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @Body() body: SaveOfficesDto,
  ): Promise<PartyListDto> {
    const offices = await this.offices.save(actor, assemblyId, body.offices);
    return {
      items: offices.map((office) => PartyDto.ofOffice(office)),
    };
  }
}
