import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '../../common/pagination.js';

export class MailboxQuery extends PageQuery {
  /** Only mails to this address. */
  @IsOptional()
  @IsString()
  @MaxLength(254)
  recipient?: string;
}

export class MailboxEntryDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  recipient: string;

  @ApiProperty()
  language: string;

  @ApiProperty()
  subject: string;

  @ApiProperty({ format: 'date-time' })
  sentAt: string;
}

export class MailboxPageDto {
  @ApiProperty({ type: [MailboxEntryDto] })
  items: MailboxEntryDto[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export class MailboxMessageDto extends MailboxEntryDto {
  @ApiProperty()
  html: string;

  @ApiProperty()
  text: string;
}
