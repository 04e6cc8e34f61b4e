import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../../../auth/access.decorator.js';
import { CurrentActor } from '../../../auth/current-actor.decorator.js';
import type { Actor } from '../../../common/actor.js';
import { ApiIfMatch, etag, IfMatch } from '../../../common/http/if-match.js';
import { IdParam } from '../../../common/validation/id-param.js';
import {
  ClearanceDto,
  ClearPeopleDto,
  DeskPersonDto,
  DeskStepDto,
  ReviewStepDto,
} from '../../dto/accreditation.dto.js';
import { DelegatePersonDto } from '../../dto/person.dto.js';
import { PersonViews } from '../person-views.service.js';
import { AccreditationService } from './accreditation.service.js';

@ApiTags('accreditation')
@Controller('assemblies/:assemblyId/delegations/:delegationId/people')
export class AccreditationController {
  constructor(
    private readonly accreditation: AccreditationService,
    private readonly views: PersonViews,
  ) {}

  /** Clears everybody who waits for review and whose card is complete. */
  @Post('clear')
  @HttpCode(200)
  @Access('organizer', 'reviewer')
  async clearAll(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @Body() { personIds }: ClearPeopleDto,
  ): Promise<ClearanceDto> {
    return ClearanceDto.of(
      await this.accreditation.clearAll(actor, assemblyId, delegationId, personIds),
    );
  }

  /** One step of the review; the version is that of the card which was read. */
  @Post(':personId/review')
  @HttpCode(200)
  @Access('organizer', 'reviewer', 'focal_point')
  @ApiIfMatch()
  async review(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @IdParam('personId') personId: string,
    @IfMatch() version: number,
    @Body() { step, reason }: ReviewStepDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DelegatePersonDto> {
    const person = await this.accreditation.review(
      actor,
      assemblyId,
      delegationId,
      personId,
      version,
      step,
      reason,
    );
    void reply.header('etag', etag(person.version));
    return DelegatePersonDto.of(await this.views.ofOne(actor, assemblyId, person));
  }

  /** A step at the badge desk or at the entrance. */
  @Post(':personId/desk')
  @HttpCode(200)
  @Access('organizer', 'protocol', 'staff')
  async atDesk(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @IdParam('personId') personId: string,
    @Body() { step }: DeskStepDto,
  ): Promise<DeskPersonDto> {
    return DeskPersonDto.of(
      await this.accreditation.atDesk(actor, assemblyId, delegationId, personId, step),
    );
  }
}
