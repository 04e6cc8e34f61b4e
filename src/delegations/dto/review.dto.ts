import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { Actor } from '../../common/actor.js';
import { PageQuery } from '../../common/pagination.js';
import { NamesDto } from '../../reference/dto/reference.dto.js';
import { ACCREDITATIONS, type Accreditation } from '../domain/accreditation.js';
import { DELEGATE_ROLES, type DelegateRole } from '../domain/delegate-roles.js';
import { REVIEW_KINDS, type ReviewKind } from '../domain/review-kinds.js';
import type { ReviewRow } from '../review/review-rows.js';

export class ReviewQueueQuery extends PageQuery {
  @ApiProperty({ enum: REVIEW_KINDS, example: 'person' })
  @IsIn(REVIEW_KINDS)
  kind: ReviewKind;
}

/** The person that waits. */
export class ReviewPersonDto {
  /** @example 'Amina' */
  givenNames: string;

  /** @example 'Benali' */
  familyName: string;

  @ApiProperty({ enum: DELEGATE_ROLES })
  role: DelegateRole;

  @ApiProperty({ enum: ACCREDITATIONS })
  accreditation: Accreditation;

  /** A refusal waits for a second reviewer. */
  refusalProposed: boolean;

  /** Registered by an organizer on site. */
  walkIn: boolean;

  /** Entered by an organizer for the delegation. */
  enteredOnBehalf: boolean;
}

/** Who reads an item now. */
export class ReviewerDto {
  /** @example 'Mehdi Tazi' */
  name: string;

  /** Whether it is the one who asks. */
  you: boolean;
}

export class ReviewItemDto {
  @ApiProperty({ enum: REVIEW_KINDS })
  kind: ReviewKind;

  /** Id of the delegation, of the person, or of the delegation whose credentials they are. */
  subjectId: string;

  delegationId: string;

  /** @example 'MAR' */
  code: string;

  /** Null for an organisation. */
  memberIso2: string | null;

  names: NamesDto;

  waitingSince: Date;

  @ApiProperty({ type: ReviewPersonDto, nullable: true })
  person: ReviewPersonDto | null;

  /** People of a delegation that waits as a whole. */
  @ApiProperty({ type: Number, nullable: true })
  peopleCount: number | null;

  @ApiProperty({ type: ReviewerDto, nullable: true })
  claimedBy: ReviewerDto | null;

  static of(row: ReviewRow, actor: Actor): ReviewItemDto {
    const { claimedBy, claimedByName, ...item } = row;
    return {
      ...item,
      claimedBy:
        claimedBy === null ? null : { name: claimedByName ?? '', you: claimedBy === actor.userId },
    };
  }
}

export class ReviewCountsDto implements Record<ReviewKind, number> {
  /** @example 6 */
  delegation: number;
  /** @example 14 */
  person: number;
  /** @example 3 */
  credentials: number;
}

export class ReviewQueueDto {
  items: ReviewItemDto[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;

  /** How many wait, on all pages. */
  counts: ReviewCountsDto;
}

export class ReviewClaimDto {
  /** When it ends unless it is renewed. */
  expiresAt: Date;
}
