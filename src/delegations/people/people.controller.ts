import { Body, Controller, Delete, HttpCode, Patch, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../../auth/access.decorator.js';
import { CurrentActor } from '../../auth/current-actor.decorator.js';
import type { Actor } from '../../common/actor.js';
import { ApiIfMatch, etag, IfMatch } from '../../common/http/if-match.js';
import { IdParam } from '../../common/validation/id-param.js';
import { CreatePersonDto, DelegatePersonDto, UpdatePersonDto } from '../dto/person.dto.js';
import type { Delegate } from './delegate.entity.js';
import { DelegationPeopleService } from './delegation-people.service.js';

function answer(reply: FastifyReply, person: Delegate): DelegatePersonDto {
  void reply.header('etag', etag(person.version));
  return DelegatePersonDto.of(person);
}

@ApiTags('delegations')
@Controller('assemblies/:assemblyId/delegations/:delegationId/people')
export class PeopleController {
  constructor(private readonly people: DelegationPeopleService) {}

  /** Adds a person; the first one begins the preparation. */
  @Post()
  @Access('organizer', 'focal_point')
  async add(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @Body() body: CreatePersonDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DelegatePersonDto> {
    return answer(reply, await this.people.add(actor, assemblyId, delegationId, body));
  }

  /** Changes the fields given. */
  @Patch(':personId')
  @Access('organizer', 'focal_point')
  @ApiIfMatch()
  async change(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @IdParam('personId') personId: string,
    @IfMatch() version: number,
    @Body() body: UpdatePersonDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DelegatePersonDto> {
    return answer(
      reply,
      await this.people.edit(actor, assemblyId, delegationId, personId, version, body),
    );
  }

  @Delete(':personId')
  @HttpCode(204)
  @Access('organizer', 'focal_point')
  async remove(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @IdParam('personId') personId: string,
  ): Promise<void> {
    await this.people.remove(actor, assemblyId, delegationId, personId);
  }
}
