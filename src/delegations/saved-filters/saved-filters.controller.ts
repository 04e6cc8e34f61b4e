import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../../auth/access.decorator.js';
import { CurrentActor } from '../../auth/current-actor.decorator.js';
import type { Actor } from '../../common/actor.js';
import { IdParam } from '../../common/validation/id-param.js';
import { KeepFilterDto, SavedFilterDto, SavedFilterListDto } from '../dto/saved-filter.dto.js';
import { SavedFiltersService } from './saved-filters.service.js';

@ApiTags('delegations')
@Controller('assemblies/:assemblyId/saved-filters')
export class SavedFiltersController {
  constructor(private readonly filters: SavedFiltersService) {}

  /** The reader's own filters of the list of delegations. */
  @Get()
  @Access('organizer', 'reviewer', 'protocol')
  async list(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
  ): Promise<SavedFilterListDto> {
    const filters = await this.filters.list(actor, assemblyId);
    return { items: filters.map((filter) => SavedFilterDto.of(filter)) };
  }

  @Post()
  @Access('organizer', 'reviewer', 'protocol')
  async keep(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @Body() { name, ...choice }: KeepFilterDto,
  ): Promise<SavedFilterDto> {
    return SavedFilterDto.of(await this.filters.keep(actor, assemblyId, { name, choice }));
  }

  @Delete(':filterId')
  @HttpCode(204)
  @Access('organizer', 'reviewer', 'protocol')
  forget(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('filterId') filterId: string,
  ): Promise<void> {
    return this.filters.forget(actor, assemblyId, filterId);
  }
}
