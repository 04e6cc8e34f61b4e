import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../../../auth/access.decorator.js';
import { CurrentActor } from '../../../auth/current-actor.decorator.js';
import type { Actor } from '../../../common/actor.js';
import { sendFile } from '../../../common/http/send-file.js';
import { IdParam } from '../../../common/validation/id-param.js';
import { AcceptsTable, UploadBody } from '../../../files/http/uploads.js';
import type { Upload } from '../../../files/upload.js';
import {
  AcceptPeopleDto,
  ImportedPeopleDto,
  PeopleFileQuery,
  PeoplePreviewDto,
  PreviewPeopleDto,
  ReadPeopleDto,
  RefusedPeopleDto,
} from '../../dto/people-import.dto.js';
import { PeopleExportService } from './people-export.service.js';
import { PeopleImportService } from './people-import.service.js';

@ApiTags('people')
@Controller('assemblies/:assemblyId/delegations/:delegationId/people')
export class PeopleImportController {
  constructor(
    private readonly importing: PeopleImportService,
    private readonly exporting: PeopleExportService,
  ) {}

  /** Reads an XLSX or CSV file, sent as the body itself. Nothing of it is kept. */
  @Post('import/read')
  @HttpCode(200)
  @Access('organizer', 'focal_point')
  @AcceptsTable()
  async read(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @UploadBody() upload: Upload,
  ): Promise<ReadPeopleDto> {
    return this.importing.read(actor, assemblyId, delegationId, upload);
  }

  /** Shows what each row would do. */
  @Post('import/preview')
  @HttpCode(200)
  @Access('organizer', 'focal_point')
  async preview(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @Body() body: PreviewPeopleDto,
  ): Promise<PeoplePreviewDto> {
    return this.importing.preview(actor, assemblyId, delegationId, body);
  }

  /** The refused rows as a file with the reasons, to be corrected and read again. */
  @Post('import/refused')
  @HttpCode(200)
  @Access('organizer', 'focal_point')
  @ApiProduces('application/octet-stream')
  async refused(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @Query() { format }: PeopleFileQuery,
    @Body() body: RefusedPeopleDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.importing.refused(actor, assemblyId, delegationId, body, format);
    sendFile(reply, file);
  }

  /** Does the chosen rows, all or none. */
  @Post('import')
  @HttpCode(200)
  @Access('organizer', 'focal_point')
  async accept(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @Body() { chosen, ...rows }: AcceptPeopleDto,
  ): Promise<ImportedPeopleDto> {
    return this.importing.accept(actor, assemblyId, delegationId, rows, chosen);
  }

  /** An empty list to fill in, in the reader's language. */
  @Get('import/template')
  @Access('organizer', 'focal_point')
  @ApiProduces('application/octet-stream')
  async template(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @Query() { format }: PeopleFileQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendFile(reply, await this.exporting.template(actor, assemblyId, delegationId, format));
  }

  /** The people as a list that the import reads back; of document numbers only the masks. */
  @Get('export')
  @Access('organizer', 'focal_point')
  @ApiProduces('application/octet-stream')
  async export(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @Query() { format }: PeopleFileQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendFile(reply, await this.exporting.masked(actor, assemblyId, delegationId, format));
  }

  /** The same list with the document numbers. Each of them is written into the history as seen. */
  @Post('export/full')
  @HttpCode(200)
  @Access('organizer', 'focal_point')
  @ApiProduces('application/octet-stream')
  async exportFull(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @Query() { format }: PeopleFileQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendFile(reply, await this.exporting.full(actor, assemblyId, delegationId, format));
  }
}
