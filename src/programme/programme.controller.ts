import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../auth/access.decorator.js';
import { CurrentActor } from '../auth/current-actor.decorator.js';
import type { Actor } from '../common/actor.js';
import { ImportDto, ImportReportDto } from '../common/csv/import.dto.js';
import { ApiIfMatch, IfMatch } from '../common/http/if-match.js';
import { IdParam } from '../common/validation/id-param.js';
import {
  CreateProgrammeItemDto,
  ProgrammeItemDto,
  ProgrammeListDto,
  UpdateProgrammeItemDto,
} from './dto/programme-item.dto.js';
import { ProgrammeImportService } from './programme-import.service.js';
import { ProgrammeService } from './programme.service.js';

@ApiTags('programme')
@Controller('assemblies/:assemblyId/programme-items')
export class ProgrammeController {
  constructor(
    private readonly programme: ProgrammeService,
    private readonly imports: ProgrammeImportService,
  ) {}

  /** The whole programme in the order of time. */
  @Get()
  @Access('signed-in')
  async list(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
  ): Promise<ProgrammeListDto> {
    const items = await this.programme.listFor(actor, assemblyId);
    return { items: items.map(ProgrammeItemDto.of) };
  }

  @Post()
  @Access('organizer')
  async create(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @Body() body: CreateProgrammeItemDto,
  ): Promise<ProgrammeItemDto> {
    return ProgrammeItemDto.of(await this.programme.create(actor, assemblyId, body));
  }

  /**
   * Previews or applies a CSV file with local times; the code tells which item a row means. Columns: code,
   * day, start, end, kind, hold, audience, titleEn, titleFr, titleEs, titleAr, illustrative.
   */
  @Post('import')
  @HttpCode(200)
  @Access('organizer')
  async import(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @Body() body: ImportDto,
  ): Promise<ImportReportDto> {
    return this.imports.import(actor, assemblyId, body);
  }

  /** Changes the fields given; titles language by language. */
  @Patch(':itemId')
  @Access('organizer')
  @ApiIfMatch()
  async update(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('itemId') itemId: string,
    @IfMatch() version: number,
    @Body() body: UpdateProgrammeItemDto,
  ): Promise<ProgrammeItemDto> {
    return ProgrammeItemDto.of(
      await this.programme.update(actor, assemblyId, itemId, version, body),
    );
  }

  @Delete(':itemId')
  @HttpCode(204)
  @Access('organizer')
  async remove(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('itemId') itemId: string,
  ): Promise<void> {
    await this.programme.remove(actor, assemblyId, itemId);
  }
}
