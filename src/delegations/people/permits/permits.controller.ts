import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../../../auth/access.decorator.js';
import { CurrentActor } from '../../../auth/current-actor.decorator.js';
import type { Actor } from '../../../common/actor.js';
import { IdParam } from '../../../common/validation/id-param.js';
import {
  AskPermitDto,
  DecidePermitDto,
  PermitDto,
  PermitListDto,
  PermitPageDto,
  PermitQuery,
} from '../../dto/permit.dto.js';
import { PermitsService } from './permits.service.js';

@ApiTags('permits')
@Controller('assemblies/:assemblyId')
export class PermitsController {
  constructor(private readonly permits: PermitsService) {}

  /** Permits of the whole Assembly at one status, the oldest first. */
  @Get('permits')
  @Access('organizer', 'protocol')
  async page(
    @IdParam('assemblyId') assemblyId: string,
    @Query() query: PermitQuery,
  ): Promise<PermitPageDto> {
    const page = await this.permits.page(assemblyId, query.status ?? 'requested', query);
    return { ...page, items: page.items.map((permit) => PermitDto.of(permit)) };
  }

  @Get('delegations/:delegationId/permits')
  @Access('organizer', 'reviewer', 'protocol', 'focal_point')
  async list(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
  ): Promise<PermitListDto> {
    const items = await this.permits.of(actor, assemblyId, delegationId);
    return { items: items.map((permit) => PermitDto.of(permit)) };
  }

  /** Asks for close protection of a person, or for a person to carry a weapon. */
  @Post('delegations/:delegationId/people/:personId/permits')
  @Access('organizer', 'focal_point')
  async ask(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @IdParam('personId') personId: string,
    @Body() body: AskPermitDto,
  ): Promise<PermitDto> {
    return PermitDto.of(await this.permits.ask(actor, assemblyId, delegationId, personId, body));
  }

  @Delete('delegations/:delegationId/permits/:permitId')
  @HttpCode(204)
  @Access('organizer', 'focal_point')
  async withdraw(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @IdParam('permitId') permitId: string,
  ): Promise<void> {
    await this.permits.withdraw(actor, assemblyId, delegationId, permitId);
  }

  @Post('delegations/:delegationId/permits/:permitId/decision')
  @HttpCode(200)
  @Access('organizer', 'protocol')
  async decide(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @IdParam('permitId') permitId: string,
    @Body() { decision, reason }: DecidePermitDto,
  ): Promise<PermitDto> {
    return PermitDto.of(
      await this.permits.decide(actor, assemblyId, delegationId, permitId, decision, reason),
    );
  }
}
