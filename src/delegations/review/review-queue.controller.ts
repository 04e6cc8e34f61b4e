import {
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseEnumPipe,
  Post,
  Query,
} from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Access } from '../../auth/access.decorator.js';
import { CurrentActor } from '../../auth/current-actor.decorator.js';
import type { Actor } from '../../common/actor.js';
import { AppError } from '../../common/errors/app-error.js';
import { IdParam } from '../../common/validation/id-param.js';
import { REVIEW_KINDS, type ReviewKind } from '../domain/review-kinds.js';
import {
  ReviewClaimDto,
  ReviewItemDto,
  ReviewQueueDto,
  ReviewQueueQuery,
} from '../dto/review.dto.js';
import { ReviewQueueService } from './review-queue.service.js';

const KindParam = (): ParameterDecorator =>
  Param(
    'kind',
    new ParseEnumPipe(REVIEW_KINDS, { exceptionFactory: () => new AppError('not_found') }),
  );

@ApiTags('review')
@Controller('assemblies/:assemblyId/review-queue')
export class ReviewQueueController {
  constructor(private readonly queue: ReviewQueueService) {}

  /** What waits for a reviewer: walk-ins, then the longest waiting first, with who reads it now. */
  @Get()
  @Access('organizer', 'reviewer')
  async list(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @Query() { kind, ...page }: ReviewQueueQuery,
  ): Promise<ReviewQueueDto> {
    const { items, nextCursor } = await this.queue.list(assemblyId, kind, page);
    return {
      items: items.map((row) => ReviewItemDto.of(row, actor)),
      nextCursor,
      counts: await this.queue.counts(assemblyId),
    };
  }

  /** Takes an item to read it alone; again and again while it is read. */
  @Post(':kind/:subjectId/claim')
  @HttpCode(200)
  @ApiParam({ name: 'kind', enum: REVIEW_KINDS })
  @Access('organizer', 'reviewer')
  claim(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @KindParam() kind: ReviewKind,
    @IdParam('subjectId') subjectId: string,
  ): Promise<ReviewClaimDto> {
    return this.queue.claim(actor, assemblyId, kind, subjectId);
  }

  /** Lets it go. */
  @Delete(':kind/:subjectId/claim')
  @HttpCode(204)
  @ApiParam({ name: 'kind', enum: REVIEW_KINDS })
  @Access('organizer', 'reviewer')
  release(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @KindParam() kind: ReviewKind,
    @IdParam('subjectId') subjectId: string,
  ): Promise<void> {
    return this.queue.release(actor, assemblyId, kind, subjectId);
  }
}
