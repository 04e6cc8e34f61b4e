import {
  Controller,
  Delete,
  Get,
  HttpCode,
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
import { IdParam } from '../../common/validation/id-param.js';
import { AcceptsFile, UploadBody } from '../../files/http/uploads.js';
import { sendFile } from '../../files/http/send-file.js';
import type { Upload } from '../../files/upload.js';
import { CropQuery, PhotoDto } from './photo.query.js';
import { PhotoService } from './photo.service.js';

@ApiTags('delegations')
@Controller('assemblies/:assemblyId/delegations/:delegationId/people/:personId/photo')
export class PhotoController {
  constructor(private readonly photos: PhotoService) {}

  /** Makes the person's photo of the part of an image: JPEG, PNG or WebP of at most 5 MB, as the body itself. */
  @Put()
  @Access('organizer', 'focal_point')
  @AcceptsFile('photo')
  async put(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @IdParam('personId') personId: string,
    @Query() crop: CropQuery,
    @UploadBody() upload: Upload,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PhotoDto> {
    const area = CropQuery.areaOf(crop);
    const person = await this.photos.put(actor, assemblyId, delegationId, personId, upload, area);
    void reply.header('etag', etag(person.version));
    return { photoFileId: person.photoFileId, version: person.version };
  }

  /** The photo itself: JPEG, 600 by 800 pixels. */
  @Get()
  @Access('organizer', 'reviewer', 'protocol', 'focal_point')
  @ApiOkResponse({ content: { 'image/jpeg': { schema: { type: 'string', format: 'binary' } } } })
  async read(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @IdParam('personId') personId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { file, stream } = await this.photos.open(actor, assemblyId, delegationId, personId);
    return sendFile(reply, file, stream, 'photo');
  }

  @Delete()
  @HttpCode(204)
  @Access('organizer', 'focal_point')
  async remove(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('delegationId') delegationId: string,
    @IdParam('personId') personId: string,
  ): Promise<void> {
    await this.photos.remove(actor, assemblyId, delegationId, personId);
  }
}
