import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { ZONE } from './room.dto.js';

/** Minutes on foot between two zones, in either direction. */
export class WalkingTimeDto {
  /** @example 'North' */
  @Matches(ZONE)
  @MaxLength(20)
  zoneA: string;

  /** @example 'South' */
  @Matches(ZONE)
  @MaxLength(20)
  zoneB: string;

  /** @example 10 */
  @IsInt()
  @Min(0)
  @Max(240)
  minutes: number;
}

export class WalkingTimesDto {
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => WalkingTimeDto)
  items: WalkingTimeDto[];
}
