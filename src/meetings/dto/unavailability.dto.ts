import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsOptional, IsString, MaxLength } from 'class-validator';
import { ABSENCE_SCOPES, type AbsenceScope } from '../availability/unavailability.entity.js';

/** A time in which a party, or only its principal, cannot meet. */
export class CreateUnavailabilityDto {
  @IsIn(ABSENCE_SCOPES)
  scope: AbsenceScope;

  /** ISO 8601 with offset. @example 2025-11-25T09:00:00+01:00 */
  @IsISO8601({ strict: true })
  startsAt: string;

  @IsISO8601({ strict: true })
  endsAt: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  note: string = '';
}

export class UnavailabilityView {
  id: string;
  @ApiProperty({ enum: ['everyone', 'principal'] })
  scope: AbsenceScope;
  startsAt: Date;
  endsAt: Date;
  note: string;
}
