import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../auth/access.decorator.js';
import { CurrentActor } from '../auth/current-actor.decorator.js';
import type { Actor } from '../common/actor.js';
import { PageQuery } from '../common/pagination.js';
import { NotificationPageDto, UnreadDto } from './dto/inbox.dto.js';
import { InboxService } from './inbox.service.js';

@ApiTags('notifications')
@Controller('notifications')
export class NotificationsController {
  constructor(private readonly inbox: InboxService) {}

  /** The reader's own notifications, newest first. */
  @Get()
  @Access('signed-in')
  list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<NotificationPageDto> {
    return this.inbox.list(actor, query);
  }

  @Post('read-all')
  @HttpCode(200)
  @Access('signed-in')
  readAll(@CurrentActor() actor: Actor): Promise<UnreadDto> {
    return this.inbox.readAll(actor);
  }

  @Post(':id/read')
  @HttpCode(200)
  @Access('signed-in')
  read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<UnreadDto> {
    return this.inbox.read(actor, id);
  }
}
