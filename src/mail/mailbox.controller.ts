import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../auth/access.decorator.js';
import { MailboxMessageDto, MailboxPageDto, MailboxQuery } from './dto/mailbox.dto.js';
import { MailboxService } from './mailbox.service.js';

@ApiTags('demonstration')
@Controller('demo/mailbox')
export class MailboxController {
  constructor(private readonly mailbox: MailboxService) {}

  /** Mails of the demonstration. 404 in any other installation. */
  @Get()
  @Access('public')
  list(@Query() query: MailboxQuery): Promise<MailboxPageDto> {
    return this.mailbox.list(query);
  }

  @Get(':id')
  @Access('public')
  get(@Param('id', ParseUUIDPipe) id: string): Promise<MailboxMessageDto> {
    return this.mailbox.get(id);
  }
}
