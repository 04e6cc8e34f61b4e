import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import { DEADLINE_STEPS, type DeadlineStep } from '../../assemblies/deadline.entity.js';
import { LANGUAGES, type Language } from '../../common/text/languages.js';
import { IsInstant } from '../../common/time/time-validators.js';
import { IfGiven } from '../../common/validation/if-given.js';

/** Messages that can be read before they are sent to many. */
export const PREVIEWED_TYPES = [
  'delegation.reminded',
  'delegation.deadline_moved',
  'delegation.reopened',
] as const;
export type PreviewedType = (typeof PREVIEWED_TYPES)[number];

/** A message that does not exist yet, to one delegation. */
export class MessagePreviewQuery {
  @ApiProperty({ enum: PREVIEWED_TYPES })
  @IsIn(PREVIEWED_TYPES)
  type: PreviewedType;

  @IsUUID()
  delegationId: string;

  @ApiProperty({ enum: DEADLINE_STEPS, required: false })
  @IfGiven()
  @IsIn(DEADLINE_STEPS)
  step?: DeadlineStep;

  /** @example '2025-11-16T18:00:00Z' */
  @IfGiven()
  @IsInstant()
  movedTo?: string;

  @IfGiven()
  @IsString()
  @MaxLength(1000)
  note?: string;
}

export class MessageTextDto {
  @ApiProperty({ enum: LANGUAGES })
  language: Language;

  /** @example 'Reminder: please submit the registration' */
  title: string;

  lines: string[];
}

/** The message in every language in which somebody may read it. */
export class MessagePreviewDto {
  items: MessageTextDto[];
}
