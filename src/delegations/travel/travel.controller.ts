import { Body, Controller, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../../auth/access.decorator.js';
import { CurrentActor } from '../../auth/current-actor.decorator.js';
import type { Actor } from '../../common/actor.js';
import { IdParam } from '../../common/validation/id-param.js';
import { CopyTravelService } from './copy-travel.service.js';
import {
  CopiedTravelDto,
  CopyTravelDto,
  DelegationTravelDto,
  EditTravelDto,
  TravelEditedDto,
} from './dto/travel.dto.js';
import { TravelService } from './travel.service.js';

@ApiTags('travel')
@Controller('assemblies/:assemblyId/delegations/:delegationId')
export class TravelController {
  constructor(
    private readonly travel: TravelService,
    private readonly copying: CopyTravelService,
  ) {}

  /** How everybody of the delegation comes, stays and leaves. */
  @Get('travel')
  @Access('organizer', 'protocol', 'focal_point')
  async list(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
  ): Promise<DelegationTravelDto> {
    return DelegationTravelDto.of(await this.travel.list(actor, assemblyId, delegationId));
  }

  /** Saves fields of one person; those that somebody else changed meanwhile are answered as clashes. */
  @Patch('people/:personId/travel')
  @Access('organizer', 'focal_point')
  async edit(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @IdParam('personId') personId: string,
    @Body() body: EditTravelDto,
  ): Promise<TravelEditedDto> {
    return this.travel.edit(actor, assemblyId, delegationId, personId, body);
  }

  /** Lets others travel as one person does: legs, hotel or transport. */
  @Post('travel/copy')
  @HttpCode(200)
  @Access('organizer', 'focal_point')
  async copy(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @Body() body: CopyTravelDto,
  ): Promise<CopiedTravelDto> {
    return { people: await this.copying.copy(actor, assemblyId, delegationId, body) };
  }
}
