import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../auth/access.decorator.js';
import { CurrentActor } from '../auth/current-actor.decorator.js';
import type { Actor } from '../common/actor.js';
import { etag } from '../common/http/if-match.js';
import { sendFile } from '../common/http/send-file.js';
import { MEDIA_TYPES } from '../common/tables/table-file.js';
import { IdParam } from '../common/validation/id-param.js';
import { DelegationExportService } from './delegation-export.service.js';
import { DelegationDirectoryService } from './delegation-directory.service.js';
import { DelegationHistoryService } from './delegation-history.service.js';
import { DelegationTransitionsService } from './delegation-transitions.service.js';
import {
  DelegationDetailDto,
  DelegationDto,
  DelegationListDto,
  DelegationSummaryDto,
} from './dto/delegation.dto.js';
import { DelegationHistoryDto, DelegationHistoryQuery } from './dto/history.dto.js';
import { DelegationExportQuery, DelegationQuery, TransitionDto } from './dto/delegation.query.js';

@ApiTags('delegations')
@Controller('assemblies/:assemblyId/delegations')
export class DelegationsController {
  constructor(
    private readonly directory: DelegationDirectoryService,
    private readonly transitions: DelegationTransitionsService,
    private readonly past: DelegationHistoryService,
    private readonly exports: DelegationExportService,
  ) {}

  /** All delegations for organizers, reviewers and protocol; for a focal point its own. */
  @Get()
  @Access('organizer', 'reviewer', 'protocol', 'focal_point', 'delegate')
  async list(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @Query() query: DelegationQuery,
  ): Promise<DelegationListDto> {
    const rows = await this.directory.list(actor, assemblyId, query);
    return { items: rows.map((row) => DelegationDto.of(row)) };
  }

  /** The list as a file for spreadsheets, in the reader's language. */
  @Get('export')
  @Access('organizer', 'reviewer', 'protocol')
  @ApiProduces(MEDIA_TYPES.xlsx, MEDIA_TYPES.csv)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async export(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @Query() { format, ...filter }: DelegationExportQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendFile(reply, await this.exports.export(actor, assemblyId, filter, format));
  }

  /** How many members are registered and confirmed, by region and status. */
  @Get('summary')
  @Access('organizer', 'reviewer', 'protocol')
  async summary(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
  ): Promise<DelegationSummaryDto> {
    return this.directory.summary(actor, assemblyId);
  }

  /** One delegation with its people, its parties, and what the reader can do with it. */
  @Get(':delegationId')
  @Access('organizer', 'reviewer', 'protocol', 'focal_point')
  async detail(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DelegationDetailDto> {
    const detail = await this.directory.detail(actor, assemblyId, delegationId);
    void reply.header('etag', etag(detail.version));
    return DelegationDetailDto.ofDetail(detail);
  }

  /** Who did what with the delegation, the newest first; people are named by their id only. */
  @Get(':delegationId/history')
  @Access('organizer', 'reviewer', 'protocol', 'focal_point')
  async history(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @Query() query: DelegationHistoryQuery,
  ): Promise<DelegationHistoryDto> {
    return this.past.history(actor, assemblyId, delegationId, query);
  }

  /** Takes one step of the lifecycle and answers the delegation after it. */
  @Post(':delegationId/transitions')
  @HttpCode(200)
  @Access('organizer', 'reviewer', 'focal_point')
  async transition(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @Body() { transition, reason }: TransitionDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DelegationDetailDto> {
    await this.transitions.take(actor, assemblyId, delegationId, transition, reason);
    return this.detail(actor, assemblyId, delegationId, reply);
  }
}
