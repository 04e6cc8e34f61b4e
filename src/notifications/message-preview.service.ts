import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppError } from '../common/errors/app-error.js';
import { LANGUAGES, type Language } from '../common/text/languages.js';
import { Delegation } from '../delegations/delegation.entity.js';
import type { Message } from './domain/message.js';
import type { MessagePreviewQuery } from './dto/message-preview.dto.js';
import { MessageRenderer } from './message-renderer.js';

/** Says what a message to a delegation would read, before an organizer sends it to many. */
@Injectable()
export class MessagePreviewService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly renderer: MessageRenderer,
  ) {}

  /** Errors: `not_found`. */
  async preview(
    assemblyId: string,
    { type, ...params }: MessagePreviewQuery,
  ): Promise<({ language: Language } & Message)[]> {
    const { delegationId } = params;
    if (!(await this.dataSource.manager.existsBy(Delegation, { id: delegationId, assemblyId }))) {
      throw new AppError('not_found');
    }
    return Promise.all(
      LANGUAGES.map(async (language) => ({
        language,
        ...(await this.renderer.render({ type, assemblyId, params }, language)),
      })),
    );
  }
}
