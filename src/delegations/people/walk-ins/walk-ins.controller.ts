import { Body, Controller, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../../../auth/access.decorator.js';
import { CurrentActor } from '../../../auth/current-actor.decorator.js';
import type { Actor } from '../../../common/actor.js';
import { etag } from '../../../common/http/if-match.js';
import { IdParam } from '../../../common/validation/id-param.js';
import { DelegatePersonDto } from '../../dto/person.dto.js';
import { RegisterWalkInDto } from '../../dto/walk-in.dto.js';
import { PersonViews } from '../person-views.service.js';
import { WalkInService } from './walk-in.service.js';

@ApiTags('people')
@Controller('assemblies/:assemblyId/delegations/:delegationId/walk-ins')
export class WalkInsController {
  constructor(
    private readonly walkIns: WalkInService,
    private readonly views: PersonViews,
  ) {}

  /**
   * Registers somebody on site in the place of the delegation, which is told. A complete card of a
   * registered delegation goes to review at once (`pending`); who may stand in the Assembly twice is
   * answered as a warning.
   */
  @Post()
  @Access('organizer')
  async register(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @Body() body: RegisterWalkInDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DelegatePersonDto> {
    const person = await this.walkIns.register(actor, assemblyId, delegationId, body);
    void reply.header('etag', etag(person.version));
    return DelegatePersonDto.of(await this.views.ofOne(actor, assemblyId, person));
  }
}
