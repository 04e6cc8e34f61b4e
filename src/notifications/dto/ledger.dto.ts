import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { LANGUAGES, type Language } from '../../common/text/languages.js';
import { PageQuery } from '../../common/pagination.js';
import {
  CHANNELS,
  DELIVERY_STATUSES,
  type Channel,
  type DeliveryStatus,
} from '../delivery.entity.js';

export class LedgerQuery extends PageQuery {
  @ApiPropertyOptional({ enum: DELIVERY_STATUSES })
  @IsOptional()
  @IsIn(DELIVERY_STATUSES)
  status?: DeliveryStatus;

  @ApiPropertyOptional({ enum: CHANNELS })
  @IsOptional()
  @IsIn(CHANNELS)
  channel?: Channel;
}

export class DeliveryDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** Name of the reader. */
  @ApiProperty()
  recipient: string;

  /** Plate of the delegation for which the reader is told; null for organizers and staff. */
  @ApiProperty({ type: String, nullable: true, example: 'MAR' })
  plate: string | null;

  @ApiProperty({ enum: CHANNELS })
  channel: Channel;

  @ApiProperty({ example: 'meeting.scheduled' })
  type: string;

  @ApiProperty({ enum: DELIVERY_STATUSES })
  status: DeliveryStatus;

  /** Why it was suppressed or failed; empty otherwise. */
  @ApiProperty({ example: 'superseded' })
  reason: string;

  @ApiProperty({ enum: LANGUAGES })
  language: Language;

  @ApiProperty()
  attempts: number;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  sentAt: string | null;
}

export class DeliveryPageDto {
  @ApiProperty({ type: [DeliveryDto] })
  items: DeliveryDto[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export class DeliveryCountDto {
  @ApiProperty({ enum: CHANNELS })
  channel: Channel;

  @ApiProperty({ enum: DELIVERY_STATUSES })
  status: DeliveryStatus;

  @ApiProperty()
  count: number;
}

export class DeliverySummaryDto {
  @ApiProperty()
  total: number;

  /** Only those that occur. */
  @ApiProperty({ type: [DeliveryCountDto] })
  counts: DeliveryCountDto[];

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastSentAt: string | null;

  /** Since when the oldest one waits; null when none does. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  oldestPendingAt: string | null;
}
