import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsString,
  IsUUID,
  MaxLength,
} from 'class-validator';
import { DEADLINE_STEPS, type DeadlineStep } from '../../assemblies/deadline.entity.js';
import { LANGUAGES, type Language } from '../../common/text/languages.js';
import { IsInstant } from '../../common/time/time-validators.js';
import { IfGiven } from '../../common/validation/if-given.js';
import type { BulkInput, BulkPreview, BulkView } from '../bulk/bulk-operations.service.js';
import {
  BULK_KINDS,
  BULK_SKIPS,
  BULK_STATUSES,
  type BulkKind,
  type BulkSkip,
  type BulkStatus,
} from '../domain/bulk-rules.js';

/** One step for many delegations. */
export class StartBulkDto {
  @ApiProperty({ enum: BULK_KINDS, example: 'remind' })
  @IsIn(BULK_KINDS)
  kind: BulkKind;

  /** @example ["7e6a6f0c-3f0f-4f62-9f0d-9d1f0a7f4b11"] */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  delegationIds: string[];

  /** Needed to remind and to move a deadline. */
  @ApiProperty({ enum: DEADLINE_STEPS, required: false, example: 'registration' })
  @IfGiven()
  @IsIn(DEADLINE_STEPS)
  step?: DeadlineStep;

  /**
   * The new deadline (UTC); when attendance has to be confirmed again, that of the confirmation.
   * @example '2025-11-16T18:00:00Z'
   */
  @IfGiven()
  @IsInstant()
  movedTo?: string;

  /**
   * The organizers' own words; needed as the reason when attendance has to be confirmed again.
   * @example 'Please send the list of your delegates.'
   */
  @IfGiven()
  @IsString()
  @MaxLength(1000)
  note?: string;

  toInput(): BulkInput {
    const { kind, delegationIds, step, movedTo, note } = this;
    return {
      kind,
      delegationIds,
      ...(step === undefined ? {} : { step }),
      ...(movedTo === undefined ? {} : { movedTo: new Date(movedTo) }),
      ...(note === undefined ? {} : { note }),
    };
  }
}

export class BulkLanguageDto {
  @ApiProperty({ enum: LANGUAGES })
  language: Language;

  /** @example 12 */
  recipients: number;
}

export class BulkSkippedDto {
  delegationId: string;

  @ApiProperty({ enum: BULK_SKIPS })
  reason: BulkSkip;
}

/** What an operation would do. */
export class BulkPreviewDto implements BulkPreview {
  /**
   * Delegations for which something is done.
   * @example 14
   */
  delegations: number;

  /**
   * People who are told.
   * @example 16
   */
  recipients: number;

  languages: BulkLanguageDto[];

  skipped: BulkSkippedDto[];

  /**
   * Seconds in which it can be undone before anybody is told.
   * @example 20
   */
  pauseSeconds: number;
}

export class BulkOperationDto {
  id: string;

  @ApiProperty({ enum: BULK_KINDS })
  kind: BulkKind;

  @ApiProperty({ enum: BULK_STATUSES })
  status: BulkStatus;

  @ApiProperty({ enum: DEADLINE_STEPS, nullable: true })
  step: DeadlineStep | null;

  movedTo: Date | null;

  note: string;

  createdAt: Date;

  /** When the first delegation is told. */
  startsAt: Date;

  finishedAt: Date | null;

  /** @example 14 */
  total: number;

  /** @example 6 */
  done: number;

  /**
   * Those that no longer needed it when their turn came, or that it did not reach because it was undone.
   * @example 0
   */
  skipped: number;

  static of({ operation, total, done, skipped }: BulkView): BulkOperationDto {
    const { id, kind, status, step, movedTo, note, createdAt, startsAt, finishedAt } = operation;
    return {
      id,
      kind,
      status,
      step,
      movedTo,
      note,
      createdAt,
      startsAt,
      finishedAt,
      total,
      done,
      skipped,
    };
  }
}

export class BulkListDto {
  items: BulkOperationDto[];
}
