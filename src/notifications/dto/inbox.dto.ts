import { ApiProperty } from '@nestjs/swagger';

/** One entry of the reader's inbox, in the reader's language. */
export class NotificationDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** Counter of the reader, from 1 without gaps. */
  @ApiProperty()
  position: number;

  @ApiProperty({ example: 'meeting.rescheduled' })
  type: string;

  @ApiProperty({ example: 'Meeting moved: Morocco – France' })
  title: string;

  /** Paragraphs of plain text. */
  @ApiProperty({ type: [String] })
  lines: string[];

  /** Path of the client that it leads to. */
  @ApiProperty({ example: '/delegation/agenda' })
  link: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  assemblyId: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readAt: string | null;
}

export class NotificationPageDto {
  @ApiProperty({ type: [NotificationDto] })
  items: NotificationDto[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;

  /** Entries not read yet, on all pages. */
  @ApiProperty()
  unread: number;
}

export class UnreadDto {
  @ApiProperty()
  unread: number;
}
