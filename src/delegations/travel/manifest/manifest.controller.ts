import { Controller, Get, Post, Query, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../../../auth/access.decorator.js';
import { CurrentActor } from '../../../auth/current-actor.decorator.js';
import type { Actor } from '../../../common/actor.js';
import { sendFile } from '../../../common/http/send-file.js';
import { IdParam } from '../../../common/validation/id-param.js';
import {
  ExportFormatQuery,
  ManifestExportDto,
  ManifestExportListDto,
  ManifestPageDto,
  ManifestQuery,
  ManifestSummaryDto,
} from '../dto/manifest.dto.js';
import { ManifestExportsService } from './manifest-exports.service.js';
import { ManifestService } from './manifest.service.js';

@ApiTags('travel')
@Controller('assemblies/:assemblyId/manifest')
export class ManifestController {
  constructor(
    private readonly manifest: ManifestService,
    private readonly exporting: ManifestExportsService,
  ) {}

  /** Who arrives or leaves, by time, with what changed since the last export. */
  @Get()
  @Access('organizer', 'protocol')
  async page(
    @IdParam('assemblyId') assemblyId: string,
    @Query() query: ManifestQuery,
  ): Promise<ManifestPageDto> {
    return this.manifest.page(assemblyId, query, query);
  }

  /** Counts by day, airport and hour; what is missing, and what changed since the last export. */
  @Get('summary')
  @Access('organizer', 'protocol')
  async summary(@IdParam('assemblyId') assemblyId: string): Promise<ManifestSummaryDto> {
    return this.manifest.summary(assemblyId);
  }

  /** The last exports, the newest first. */
  @Get('exports')
  @Access('organizer', 'protocol')
  async exports(@IdParam('assemblyId') assemblyId: string): Promise<ManifestExportListDto> {
    return { items: await this.manifest.exports(assemblyId) };
  }

  /** Keeps the present state: from here on changes are shown. */
  @Post('exports')
  @Access('organizer', 'protocol')
  async take(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
  ): Promise<ManifestExportDto> {
    return this.exporting.take(actor, assemblyId);
  }

  /** An export as XLSX or CSV, in the reader's language. */
  @Get('exports/:exportId/file')
  @Access('organizer', 'protocol')
  @ApiProduces('application/octet-stream')
  async file(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('exportId') exportId: string,
    @Query() { format }: ExportFormatQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendFile(reply, await this.exporting.file(actor, assemblyId, exportId, format));
  }
}
