import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../auth/access.decorator.js';
import { CurrentActor } from '../auth/current-actor.decorator.js';
import type { Actor } from '../common/actor.js';
import { DeliveryPageDto, DeliverySummaryDto, LedgerQuery } from './dto/ledger.dto.js';
import { LedgerService } from './ledger.service.js';

@ApiTags('notifications')
@Controller('assemblies/:assemblyId/deliveries')
export class DeliveriesController {
  constructor(private readonly ledger: LedgerService) {}

  /** Every message of the Assembly: to whom, on which channel, and how it went. Newest first. */
  @Get()
  @Access('organizer')
  list(
    @Param('assemblyId', ParseUUIDPipe) assemblyId: string,
    @Query() query: LedgerQuery,
  ): Promise<DeliveryPageDto> {
    return this.ledger.list(assemblyId, query);
  }

  @Get('summary')
  @Access('organizer')
  summary(@Param('assemblyId', ParseUUIDPipe) assemblyId: string): Promise<DeliverySummaryDto> {
    return this.ledger.summary(assemblyId);
  }

  /** Tries a message again that was given up. */
  @Post(':id/requeue')
  @HttpCode(204)
  @Access('organizer')
  async requeue(
    @CurrentActor() actor: Actor,
    @Param('assemblyId', ParseUUIDPipe) assemblyId: string,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<void> {
    await this.ledger.requeue(actor, assemblyId, id);
  }
}
