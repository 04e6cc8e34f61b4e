import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../../auth/access.decorator.js';
import { CurrentActor } from '../../auth/current-actor.decorator.js';
import type { Actor } from '../../common/actor.js';
import { IdParam } from '../../common/validation/id-param.js';
import {
  FocalPointDto,
  FocalPointListDto,
  InvitationPreviewDto,
  InvitationResultDto,
  InviteDto,
  InviteFocalPointDto,
} from '../dto/invitation.dto.js';
import { FocalPointService } from './focal-point.service.js';
import { InviteDelegationsService } from './invite-delegations.service.js';

@ApiTags('invitations')
@Controller('assemblies/:assemblyId')
export class DelegationInvitationsController {
  constructor(
    private readonly inviting: InviteDelegationsService,
    private readonly focalPoints: FocalPointService,
  ) {}

  /** What inviting them would do; nothing is sent. */
  @Post('invitations/preview')
  @HttpCode(200)
  @Access('organizer')
  async preview(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @Body() body: InviteDto,
  ): Promise<InvitationPreviewDto> {
    return this.inviting.preview(actor, assemblyId, body);
  }

  /** Makes the delegations that are missing and writes to the contacts that have no link. */
  @Post('invitations')
  @Access('organizer')
  async invite(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @Body() body: InviteDto,
  ): Promise<InvitationResultDto> {
    return this.inviting.invite(actor, assemblyId, body);
  }

  @Get('delegations/:delegationId/focal-points')
  @Access('organizer', 'reviewer', 'protocol', 'focal_point')
  async list(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
  ): Promise<FocalPointListDto> {
    return { items: await this.focalPoints.list(actor, assemblyId, delegationId) };
  }

  /** Invites a focal point: another, in the place of one, or the same with a new link. */
  @Post('delegations/:delegationId/focal-points')
  @Access('organizer')
  async add(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @Body() body: InviteFocalPointDto,
  ): Promise<FocalPointDto> {
    return this.focalPoints.invite(actor, assemblyId, delegationId, body);
  }

  /** Takes the role and open links away. */
  @Delete('delegations/:delegationId/focal-points/:focalPointId')
  @HttpCode(204)
  @Access('organizer')
  async remove(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @IdParam('focalPointId') focalPointId: string,
  ): Promise<void> {
    await this.focalPoints.remove(actor, assemblyId, delegationId, focalPointId);
  }
}
