import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { TABLE_FORMATS, type TableFormat } from '../../common/tables/table-file.js';
import { IfGiven } from '../../common/validation/if-given.js';
import { REGIONS, type Region } from '../../reference/domain/regions.js';
import {
  DELEGATION_STATUSES,
  DELEGATION_TRANSITIONS,
  type DelegationStatus,
  type DelegationTransition,
} from '../domain/delegation-lifecycle.js';
import { DELEGATION_NEEDS, type DelegationNeed } from '../domain/delegation-needs.js';

/** What the list of delegations is narrowed to. */
export class DelegationQuery {
  @IsOptional()
  @IsIn(DELEGATION_STATUSES)
  status?: DelegationStatus;

  @IsOptional()
  @IsIn(REGIONS)
  region?: Region;

  @ApiProperty({ enum: DELEGATION_NEEDS, required: false })
  @IsOptional()
  @IsIn(DELEGATION_NEEDS)
  need?: DelegationNeed;

  /**
   * Part of a name in any language, or a code.
   * @example 'maroc'
   */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;
}

/** Which delegations, and as what file. */
export class DelegationExportQuery extends DelegationQuery {
  @ApiProperty({ enum: TABLE_FORMATS, example: 'xlsx' })
  @IsIn(TABLE_FORMATS)
  format: TableFormat;
}

/** A step in the lifecycle of a delegation. */
export class TransitionDto {
  @ApiProperty({ enum: DELEGATION_TRANSITIONS, example: 'return' })
  @IsIn(DELEGATION_TRANSITIONS)
  transition: DelegationTransition;

  /**
   * Required to return and to decline.
   * @example 'The alternate is missing.'
   */
  @IfGiven()
  @IsString()
  @MaxLength(1000)
  reason?: string;
}
