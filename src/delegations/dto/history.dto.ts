import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { AuditPageView } from '../../audit/dto/audit.dto.js';
import { PageQuery } from '../../common/pagination.js';
import { HISTORY_KINDS, type HistoryKind } from '../domain/history-kinds.js';

/** Which page of the history, and what it is narrowed to. */
export class DelegationHistoryQuery extends PageQuery {
  @ApiProperty({ enum: HISTORY_KINDS, required: false })
  @IsOptional()
  @IsIn(HISTORY_KINDS)
  kind?: HistoryKind;

  /** Only what is about this person. */
  @ApiProperty({ format: 'uuid', required: false })
  @IsOptional()
  @IsUUID()
  personId?: string;
}

/** A person who was removed, while the history still has the name. */
export class RemovedPersonDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** @example 'Amina' */
  givenNames: string;

  /** @example 'Benali' */
  familyName: string;
}

/** What happened to a delegation, the newest first. */
export class DelegationHistoryDto extends AuditPageView {
  /** Those of its former people whose names can still be read. */
  removed: RemovedPersonDto[];
}
