import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../../auth/access.decorator.js';
import { CurrentActor } from '../../auth/current-actor.decorator.js';
import type { Actor } from '../../common/actor.js';
import { IdParam } from '../../common/validation/id-param.js';
import { BulkListDto, BulkOperationDto, BulkPreviewDto, StartBulkDto } from '../dto/bulk.dto.js';
import { BulkOperationsService } from './bulk-operations.service.js';

@ApiTags('delegations')
@Controller('assemblies/:assemblyId/bulk-operations')
export class BulkController {
  constructor(private readonly operations: BulkOperationsService) {}

  /** The latest operations with their progress. */
  @Get()
  @Access('organizer')
  async list(@IdParam('assemblyId') assemblyId: string): Promise<BulkListDto> {
    const views = await this.operations.list(assemblyId);
    return { items: views.map((view) => BulkOperationDto.of(view)) };
  }

  /** Whom it would concern and who would be told; nothing happens. */
  @Post('preview')
  @HttpCode(200)
  @Access('organizer')
  preview(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @Body() body: StartBulkDto,
  ): Promise<BulkPreviewDto> {
    return this.operations.preview(actor, assemblyId, body.toInput());
  }

  /** Queues it. Nobody is told before the pause is over. */
  @Post()
  @Access('organizer')
  async start(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @Body() body: StartBulkDto,
  ): Promise<BulkOperationDto> {
    return BulkOperationDto.of(await this.operations.start(actor, assemblyId, body.toInput()));
  }

  /** Ends it: whom it has not reached it never reaches. */
  @Post(':operationId/undo')
  @HttpCode(200)
  @Access('organizer')
  async undo(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('operationId') operationId: string,
  ): Promise<BulkOperationDto> {
    return BulkOperationDto.of(await this.operations.undo(actor, assemblyId, operationId));
  }
}
