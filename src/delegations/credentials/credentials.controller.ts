import {
  Body,
  Controller,
  Get,
  HttpCode,
  Patch,
  Post,
  Put,
  Query,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../../auth/access.decorator.js';
import { CurrentActor } from '../../auth/current-actor.decorator.js';
import type { Actor } from '../../common/actor.js';
import { etag } from '../../common/http/if-match.js';
import { given } from '../../common/validation/given.js';
import { IdParam } from '../../common/validation/id-param.js';
import { AcceptsFile, UploadBody } from '../../files/http/uploads.js';
import { sendFile } from '../../files/http/send-file.js';
import type { Upload } from '../../files/upload.js';
import { CredentialsEditService } from './credentials-edit.service.js';
import { CredentialsReader } from './credentials-reader.service.js';
import { CredentialsTransitionsService } from './credentials-transitions.service.js';
import {
  CredentialsDto,
  CredentialsEditedDto,
  CredentialsPageDto,
  CredentialsQuery,
  CredentialsTransitionDto,
  EditCredentialsDto,
} from './dto/credentials.dto.js';

@ApiTags('credentials')
@Controller('assemblies/:assemblyId')
export class CredentialsController {
  constructor(
    private readonly reader: CredentialsReader,
    private readonly editing: CredentialsEditService,
    private readonly transitions: CredentialsTransitionsService,
  ) {}

  /** Credentials in one status, the longest waiting first. */
  @Get('credentials')
  @Access('organizer', 'reviewer')
  queue(
    @IdParam('assemblyId') assemblyId: string,
    @Query() query: CredentialsQuery,
  ): Promise<CredentialsPageDto> {
    return this.reader.queue(assemblyId, query);
  }

  /** The letter of a delegation, what is said of it, and what was decided. */
  @Get('delegations/:delegationId/credentials')
  @Access('organizer', 'reviewer', 'protocol', 'focal_point')
  async view(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CredentialsDto> {
    const view = CredentialsDto.of(await this.reader.view(actor, assemblyId, delegationId));
    void reply.header('etag', etag(view.version));
    return view;
  }

  /**
   * Saves fields of what is said of the letter, until it is handed in; those that somebody else changed
   * meanwhile are answered as clashes.
   */
  @Patch('delegations/:delegationId/credentials')
  @Access('organizer', 'focal_point')
  async change(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @Body() body: EditCredentialsDto,
  ): Promise<CredentialsEditedDto> {
    const { clashes } = await this.editing.change(actor, assemblyId, delegationId, body);
    const view = await this.reader.view(actor, assemblyId, delegationId);
    return { credentials: CredentialsDto.of(view), clashes };
  }

  /** Puts the signed letter in: PDF, JPEG or PNG of at most 5 MB, as the body itself. */
  @Put('delegations/:delegationId/credentials/letter')
  @Access('organizer', 'focal_point')
  @AcceptsFile('credential_letter')
  async putLetter(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @UploadBody() upload: Upload,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CredentialsDto> {
    await this.editing.putLetter(actor, assemblyId, delegationId, upload);
    return this.view(actor, assemblyId, delegationId, reply);
  }

  /** The signed letter itself, for its delegation and those who verify it. */
  @Get('delegations/:delegationId/credentials/letter')
  @Access('organizer', 'reviewer', 'focal_point')
  @ApiOkResponse({
    content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } },
  })
  async letter(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { file, stream } = await this.reader.letter(actor, assemblyId, delegationId);
    return sendFile(reply, file, stream, 'credentials');
  }

  /** Takes one step of the lifecycle and answers the credentials after it. */
  @Post('delegations/:delegationId/credentials/transitions')
  @HttpCode(200)
  @Access('organizer', 'reviewer', 'focal_point')
  async transition(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @Body() { transition, ...decision }: CredentialsTransitionDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CredentialsDto> {
    await this.transitions.take(actor, assemblyId, delegationId, transition, given(decision));
    return this.view(actor, assemblyId, delegationId, reply);
  }
}
