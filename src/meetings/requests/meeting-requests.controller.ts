import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../../auth/access.decorator.js';
import { CurrentActor } from '../../auth/current-actor.decorator.js';
import type { Actor } from '../../common/actor.js';
import { AnswerRequestDto, WithdrawRequestDto } from '../dto/answer-request.dto.js';
import { CreateRequestDto } from '../dto/create-request.dto.js';
import { RequestQuery } from '../dto/request.query.js';
import { RequestPage, RequestView } from '../dto/request.view.js';
import { AnswerRequestService } from './answer-request.service.js';
import { CreateRequestService } from './create-request.service.js';
import { RequestReader } from './request-reader.service.js';
import { WithdrawRequestService } from './withdraw-request.service.js';

@ApiTags('meetings')
@Controller('assemblies/:assemblyId/meeting-requests')
export class MeetingRequestsController {
  constructor(
    private readonly reader: RequestReader,
    private readonly creating: CreateRequestService,
    private readonly answering: AnswerRequestService,
    private readonly withdrawing: WithdrawRequestService,
  ) {}

  /** Requests of the reader's parties; organizers see all. The newest first. */
  @Get()
  @Access('organizer', 'protocol', 'focal_point', 'delegate')
  list(
    @CurrentActor() actor: Actor,
    @Param('assemblyId', ParseUUIDPipe) assemblyId: string,
    @Query() query: RequestQuery,
  ): Promise<RequestPage> {
    return this.reader.list(actor, assemblyId, query);
  }

  /** Asks other parties for a meeting. */
  @Post()
  @Access('organizer', 'focal_point')
  async create(
    @CurrentActor() actor: Actor,
    @Param('assemblyId', ParseUUIDPipe) assemblyId: string,
    @Body() wish: CreateRequestDto,
  ): Promise<RequestView> {
    const request = await this.creating.create(actor, assemblyId, wish);
    return this.reader.get(actor, assemblyId, request.id);
  }

  @Get(':requestId')
  @Access('organizer', 'protocol', 'focal_point', 'delegate')
  get(
    @CurrentActor() actor: Actor,
    @Param('assemblyId', ParseUUIDPipe) assemblyId: string,
    @Param('requestId', ParseUUIDPipe) requestId: string,
  ): Promise<RequestView> {
    return this.reader.get(actor, assemblyId, requestId);
  }

  /** Accepts or declines for one party. */
  @Post(':requestId/answers')
  @HttpCode(200)
  @Access('organizer', 'focal_point')
  async answer(
    @CurrentActor() actor: Actor,
    @Param('assemblyId', ParseUUIDPipe) assemblyId: string,
    @Param('requestId', ParseUUIDPipe) requestId: string,
    @Body() answer: AnswerRequestDto,
  ): Promise<RequestView> {
    await this.answering.answer(actor, assemblyId, requestId, answer);
    return this.reader.get(actor, assemblyId, requestId);
  }

  /** Takes an open request back, or cancels the scheduled meeting. */
  @Post(':requestId/withdraw')
  @HttpCode(200)
  @Access('organizer', 'focal_point')
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('assemblyId', ParseUUIDPipe) assemblyId: string,
    @Param('requestId', ParseUUIDPipe) requestId: string,
    @Body() { reason }: WithdrawRequestDto,
  ): Promise<RequestView> {
    await this.withdrawing.withdraw(actor, assemblyId, requestId, reason);
    return this.reader.get(actor, assemblyId, requestId);
  }
}
