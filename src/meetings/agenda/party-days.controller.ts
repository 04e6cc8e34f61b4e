import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../../auth/access.decorator.js';
import { CurrentActor } from '../../auth/current-actor.decorator.js';
import type { Actor } from '../../common/actor.js';
import { AvailabilityService } from '../availability/availability.service.js';
import { AgendaView } from '../dto/agenda.view.js';
import { CreateUnavailabilityDto, UnavailabilityView } from '../dto/unavailability.dto.js';
import { AgendaService } from './agenda.service.js';

@ApiTags('meetings')
@Controller('assemblies/:assemblyId/parties/:partyId')
export class PartyDaysController {
  constructor(
    private readonly agenda: AgendaService,
    private readonly availability: AvailabilityService,
  ) {}

  /** Meetings, programme and absences of a party. */
  @Get('agenda')
  @Access('organizer', 'protocol', 'focal_point', 'delegate')
  read(
    @CurrentActor() actor: Actor,
    @Param('assemblyId', ParseUUIDPipe) assemblyId: string,
    @Param('partyId', ParseUUIDPipe) partyId: string,
  ): Promise<AgendaView> {
    return this.agenda.of(actor, assemblyId, partyId);
  }

  @Get('unavailabilities')
  @Access('organizer', 'protocol', 'focal_point')
  list(
    @CurrentActor() actor: Actor,
    @Param('assemblyId', ParseUUIDPipe) assemblyId: string,
    @Param('partyId', ParseUUIDPipe) partyId: string,
  ): Promise<UnavailabilityView[]> {
    return this.availability.list(actor, assemblyId, partyId);
  }

  /** Says when the party, or only its principal, cannot meet. */
  @Post('unavailabilities')
  @Access('organizer', 'focal_point')
  add(
    @CurrentActor() actor: Actor,
    @Param('assemblyId', ParseUUIDPipe) assemblyId: string,
    @Param('partyId', ParseUUIDPipe) partyId: string,
    @Body() absence: CreateUnavailabilityDto,
  ): Promise<UnavailabilityView> {
    return this.availability.add(actor, assemblyId, partyId, absence);
  }

  @Delete('unavailabilities/:id')
  @HttpCode(204)
  @Access('organizer', 'focal_point')
  remove(
    @CurrentActor() actor: Actor,
    @Param('assemblyId', ParseUUIDPipe) assemblyId: string,
    @Param('partyId', ParseUUIDPipe) partyId: string,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<void> {
    return this.availability.remove(actor, assemblyId, partyId, id);
  }
}
