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

/** What happened to a delegation, the newest first. */
export class DelegationHistoryDto extends AuditPageView {}
