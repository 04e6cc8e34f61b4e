import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { REGIONS, type Region } from '../../reference/domain/regions.js';
import { DELEGATION_STATUSES, type DelegationStatus } from '../domain/delegation-lifecycle.js';
import { DELEGATION_NEEDS, type DelegationNeed } from '../domain/delegation-needs.js';
import type { SavedFilter } from '../saved-filters/saved-filter.entity.js';
import { DelegationQuery } from './delegation.query.js';

/** What the list is narrowed to, and the name to keep it under. */
export class KeepFilterDto extends DelegationQuery {
  /** @example 'Africa, not submitted' */
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name: string;
}

export class SavedFilterDto {
  id: string;

  /** @example 'Africa, not submitted' */
  name: string;

  @ApiProperty({ enum: DELEGATION_STATUSES, nullable: true })
  status: DelegationStatus | null;

  @ApiProperty({ enum: REGIONS, nullable: true })
  region: Region | null;

  @ApiProperty({ enum: DELEGATION_NEEDS, nullable: true })
  need: DelegationNeed | null;

  /** @example 'maroc' */
  q: string | null;

  static of({ id, name, choice }: SavedFilter): SavedFilterDto {
    const { status = null, region = null, need = null, q = null } = choice;
    return { id, name, status, region, need, q };
  }
}

export class SavedFilterListDto {
  items: SavedFilterDto[];
}
