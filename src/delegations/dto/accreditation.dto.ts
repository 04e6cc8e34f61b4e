import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import { IfGiven } from '../../common/validation/if-given.js';
import {
  ACCREDITATIONS,
  DESK_STEPS,
  REVIEW_STEPS,
  type Accreditation,
  type DeskStep,
  type ReviewStep,
} from '../domain/accreditation.js';
import type { Clearance } from '../people/accreditation/accreditation.service.js';
import type { Delegate } from '../people/delegate.entity.js';
import { MissingPartDto } from './missing-part.dto.js';

/** A step of the review of one person. */
export class ReviewStepDto {
  /** `send` is the delegation's own: it sends the person (again) to review. */
  @ApiProperty({ enum: REVIEW_STEPS, example: 'return' })
  @IsIn(REVIEW_STEPS)
  step: ReviewStep;

  /**
   * Required to return, hold, refuse and revoke.
   * @example 'The photo is older than six months.'
   */
  @IfGiven()
  @IsString()
  @MaxLength(1000)
  reason?: string;
}

/** A step at the badge desk or at the entrance. */
export class DeskStepDto {
  @ApiProperty({ enum: DESK_STEPS, example: 'check_in' })
  @IsIn(DESK_STEPS)
  step: DeskStep;
}

/** Where a person stands after a step at the desk: no more than the desk has to know. */
export class DeskPersonDto {
  id: string;

  /** @example 'Amina' */
  givenNames: string;

  /** @example 'Benali' */
  familyName: string;

  @ApiProperty({ enum: ACCREDITATIONS })
  accreditation: Accreditation;

  accreditationAt: Date;

  static of({ id, givenNames, familyName, accreditation, accreditationAt }: Delegate) {
    return { id, givenNames, familyName, accreditation, accreditationAt } satisfies DeskPersonDto;
  }
}

export class ClearPeopleDto {
  /** Only these; everybody who waits when left out. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  personIds?: string[];
}

export class IncompletePersonDto {
  personId: string;
  missing: MissingPartDto[];
}

/** What a bulk clearance did. */
export class ClearanceDto {
  /** Ids of those who are cleared now. */
  cleared: string[];
  /** Those who still wait, as their cards are not complete. */
  incomplete: IncompletePersonDto[];

  static of({ cleared, incomplete }: Clearance): ClearanceDto {
    return {
      cleared: cleared.map(({ id }) => id),
      incomplete: incomplete.map(({ person, missing }) => ({ personId: person.id, missing })),
    };
  }
}
