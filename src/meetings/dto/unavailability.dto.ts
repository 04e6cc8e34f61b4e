import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { IsInstant } from '../../common/time/time-validators.js';
import { IfGiven } from '../../common/validation/if-given.js';
import { ABSENCE_SCOPES, type AbsenceScope } from '../availability/unavailability.entity.js';

/** A time in which a party, or only its principal, cannot meet. */
export class CreateUnavailabilityDto {
  @IsIn(ABSENCE_SCOPES)
  scope: AbsenceScope;

  /** ISO 8601 with offset. @example 2025-11-25T09:00:00+01:00 */
  @IsInstant()
  startsAt: string;

  @IsInstant()
  endsAt: string;

  @IfGiven()
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
