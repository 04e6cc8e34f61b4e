import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  Res,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../../auth/access.decorator.js';
import { CurrentActor } from '../../auth/current-actor.decorator.js';
import type { Actor } from '../../common/actor.js';
import { ApiIfMatch, etag, IfMatch } from '../../common/http/if-match.js';
import { sendFile } from '../../common/http/send-file.js';
import { IdParam } from '../../common/validation/id-param.js';
import {
  RollCallDto,
  RollFileQuery,
  SetVotingRulesDto,
  SuspensionDto,
  VotingRollDto,
  VotingRulesDto,
} from './dto/voting.dto.js';
import { RollCallService } from './roll-call.service.js';
import { VotingExportService } from './voting-export.service.js';
import { VotingRollService } from './voting-roll.service.js';
import { VotingRulesService } from './voting-rules.service.js';
import { VotingSuspensionService } from './voting-suspension.service.js';

@ApiTags('voting')
@Controller('assemblies/:assemblyId/voting')
export class VotingController {
  constructor(
    private readonly roll: VotingRollService,
    private readonly rules: VotingRulesService,
    private readonly suspensions: VotingSuspensionService,
    private readonly calls: RollCallService,
    private readonly exporting: VotingExportService,
  ) {}

  /** All members: who may vote and why not, who is in the hall; quorum and majority counted. */
  @Get()
  @Access('organizer', 'reviewer', 'protocol')
  read(
    @CurrentActor() { language }: Actor,
    @IdParam('assemblyId') assemblyId: string,
  ): Promise<VotingRollDto> {
    return this.roll.roll(assemblyId, language);
  }

  /** The same as a file, in the reader's language. */
  @Get('file')
  @Access('organizer', 'reviewer', 'protocol')
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string', format: 'binary' } } } })
  async file(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @Query() { format }: RollFileQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendFile(reply, await this.exporting.export(actor, assemblyId, format));
  }

  /** Sets quorum and majority. */
  @Put('rules')
  @Access('organizer')
  @ApiIfMatch()
  async setRules(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IfMatch() version: number,
    @Body() body: SetVotingRulesDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VotingRulesDto> {
    const rules = await this.rules.set(actor, assemblyId, version, body);
    void reply.header('etag', etag(rules.version));
    return rules;
  }

  /** Suspends the vote of a member, with the reason. */
  @Put('suspensions/:memberIso2')
  @HttpCode(204)
  @Access('organizer')
  async suspend(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @Param('memberIso2') memberIso2: string,
    @Body() { reason }: SuspensionDto,
  ): Promise<void> {
    await this.suspensions.suspend(actor, assemblyId, memberIso2, reason);
  }

  /** Gives a member its vote back. */
  @Delete('suspensions/:memberIso2')
  @HttpCode(204)
  @Access('organizer')
  async restore(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @Param('memberIso2') memberIso2: string,
  ): Promise<void> {
    await this.suspensions.restore(actor, assemblyId, memberIso2);
  }

  /** Begins a new roll call: all marks are taken away. */
  @Post('roll-call')
  @HttpCode(204)
  @Access('organizer', 'protocol')
  async begin(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
  ): Promise<void> {
    await this.calls.begin(actor, assemblyId);
  }

  /** Marks one delegation present or absent, as of now. */
  @Put('roll-call/:delegationId')
  @HttpCode(204)
  @Access('organizer', 'protocol')
  async mark(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @Body() { present }: RollCallDto,
  ): Promise<void> {
    await this.calls.mark(actor, assemblyId, delegationId, present);
  }
}
