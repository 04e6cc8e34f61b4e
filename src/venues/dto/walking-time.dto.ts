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
  @MaxLength(20)
  @Matches(ZONE)
  zoneA: string;

  /** @example 'South' */
  @MaxLength(20)
  @Matches(ZONE)
  zoneB: string;

  /** @example 10 */
  @Max(240)
  @Min(0)
  @IsInt()
  minutes: number;
}

export class WalkingTimesDto {
  @Type(() => WalkingTimeDto)
  @ValidateNested({ each: true })
  @ArrayMaxSize(500)
  @IsArray()
  items: WalkingTimeDto[];
}
