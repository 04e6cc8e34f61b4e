import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../../../auth/access.decorator.js';
import { CurrentActor } from '../../../auth/current-actor.decorator.js';
import type { Actor } from '../../../common/actor.js';
import { IdParam } from '../../../common/validation/id-param.js';
import {
  AskPlacesDto,
  DecidePlacesDto,
  PlaceRequestDto,
  PlaceRequestListDto,
} from '../../dto/permit.dto.js';
import { PlaceRequestsService } from './place-requests.service.js';

@ApiTags('delegations')
@Controller('assemblies/:assemblyId')
export class PlaceRequestsController {
  constructor(private readonly requests: PlaceRequestsService) {}

  /** Wishes for more places that wait for an answer. */
  @Get('place-requests')
  @Access('organizer')
  async open(@IdParam('assemblyId') assemblyId: string): Promise<PlaceRequestListDto> {
    const items = await this.requests.open(assemblyId);
    return { items: items.map((request) => PlaceRequestDto.of(request)) };
  }

  @Get('delegations/:delegationId/place-requests')
  @Access('organizer', 'reviewer', 'protocol', 'focal_point')
  async list(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
  ): Promise<PlaceRequestListDto> {
    const items = await this.requests.of(actor, assemblyId, delegationId);
    return { items: items.map((request) => PlaceRequestDto.of(request)) };
  }

  /** Asks for more places than the quota gives. */
  @Post('delegations/:delegationId/place-requests')
  @Access('organizer', 'focal_point')
  async ask(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @Body() body: AskPlacesDto,
  ): Promise<PlaceRequestDto> {
    return PlaceRequestDto.of(await this.requests.ask(actor, assemblyId, delegationId, body));
  }

  /** Grants so many more places, or refuses with an answer. */
  @Post('delegations/:delegationId/place-requests/:requestId/decision')
  @HttpCode(200)
  @Access('organizer')
  async decide(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @IdParam('requestId') requestId: string,
    @Body() body: DecidePlacesDto,
  ): Promise<PlaceRequestDto> {
    return PlaceRequestDto.of(
      await this.requests.decide(actor, assemblyId, delegationId, requestId, body),
    );
  }
}
