import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../auth/access.decorator.js';
import { IdParam } from '../common/validation/id-param.js';
import { MessagePreviewDto, MessagePreviewQuery } from './dto/message-preview.dto.js';
import { MessagePreviewService } from './message-preview.service.js';

@ApiTags('notifications')
@Controller('assemblies/:assemblyId/messages')
export class MessagePreviewController {
  constructor(private readonly previews: MessagePreviewService) {}

  /** What a delegation would read, in each language; nothing is sent. */
  @Post('preview')
  @HttpCode(200)
  @Access('organizer')
  async preview(
    @IdParam('assemblyId') assemblyId: string,
    @Body() body: MessagePreviewQuery,
  ): Promise<MessagePreviewDto> {
    return { items: await this.previews.preview(assemblyId, body) };
  }
}
