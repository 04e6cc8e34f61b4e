import { Body, Controller, Get, HttpCode, Patch, Post, Put, Res } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../auth/access.decorator.js';
import { CurrentActor } from '../auth/current-actor.decorator.js';
import type { Actor } from '../common/actor.js';
import { ApiIfMatch, etag, IfMatch } from '../common/http/if-match.js';
import { IdParam } from '../common/validation/id-param.js';
import { AssemblyService, type AssemblyView } from './assembly.service.js';
import {
  AssemblyDto,
  AssemblyListDto,
  CreateAssemblyDto,
  DeadlineDto,
  UpdateAssemblyDto,
} from './dto/assembly.dto.js';
import { DeadlineListPipe } from './dto/deadline-list.pipe.js';

function answer(reply: FastifyReply, { assembly, deadlines }: AssemblyView): AssemblyDto {
  void reply.header('etag', etag(assembly.version));
  return AssemblyDto.of(assembly, deadlines);
}

@ApiTags('assemblies')
@Controller('assemblies')
export class AssembliesController {
  constructor(private readonly assemblies: AssemblyService) {}

  /** The Assemblies in which the reader has a role, the latest first. */
  @Get()
  @Access('signed-in')
  async list(@CurrentActor() actor: Actor): Promise<AssemblyListDto> {
    const views = await this.assemblies.list(actor);
    return {
      items: views.map(({ assembly, deadlines }) => AssemblyDto.of(assembly, deadlines)),
    };
  }

  /** Makes an Assembly. */
  @Post()
  @Access('admin')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateAssemblyDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AssemblyDto> {
    return answer(reply, await this.assemblies.create(actor, body));
  }

  @Get(':assemblyId')
  @Access('signed-in')
  async get(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AssemblyDto> {
    return answer(reply, await this.assemblies.view(actor, assemblyId));
  }

  /** Changes the fields given. */
  @Patch(':assemblyId')
  @Access('organizer')
  @ApiIfMatch()
  async update(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IfMatch() version: number,
    @Body() body: UpdateAssemblyDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AssemblyDto> {
    return answer(reply, await this.assemblies.update(actor, assemblyId, version, body));
  }

  /** Replaces the deadlines; a step that is left out has none. */
  @Put(':assemblyId/deadlines')
  @HttpCode(200)
  @Access('organizer')
  @ApiBody({ type: [DeadlineDto] })
  async setDeadlines(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @Body(DeadlineListPipe) body: DeadlineDto[],
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AssemblyDto> {
    return answer(reply, await this.assemblies.setDeadlines(actor, assemblyId, body));
  }
}
