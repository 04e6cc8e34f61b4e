import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { PageQuery, type Page } from '../../common/pagination.js';
import { IfGiven } from '../../common/validation/if-given.js';
import {
  PERMIT_KINDS,
  PERMIT_STATUSES,
  type PermitKind,
  type PermitRequest,
  type PermitStatus,
} from '../people/permits/permit-request.entity.js';
import type { PermitDecision } from '../people/permits/permits.service.js';
import {
  PLACE_REQUEST_STATUSES,
  type PlaceRequest,
  type PlaceRequestStatus,
} from '../people/places/place-request.entity.js';

/** A wish for close protection or to carry a weapon. */
export class PermitDto {
  id: string;
  personId: string;
  delegationId: string;

  @ApiProperty({ enum: PERMIT_KINDS })
  kind: PermitKind;

  @ApiProperty({ enum: PERMIT_STATUSES })
  status: PermitStatus;

  /** @example 'Pistol, 9 mm, number in the annex' */
  detail: string;

  /** Why it was refused; empty otherwise. */
  reason: string;

  requestedAt: Date;
  decidedAt: Date | null;

  static of(permit: PermitRequest): PermitDto {
    const { id, delegateId, delegationId, kind, status, detail, reason } = permit;
    const { createdAt: requestedAt, decidedAt } = permit;
    const personId = delegateId;
    return { id, personId, delegationId, kind, status, detail, reason, requestedAt, decidedAt };
  }
}

export class PermitListDto {
  items: PermitDto[];
}

export class PermitPageDto implements Page<PermitDto> {
  items: PermitDto[];
  nextCursor: string | null;
}

export class PermitQuery extends PageQuery {
  @ApiProperty({ enum: PERMIT_STATUSES, required: false, default: 'requested' })
  @IsOptional()
  @IsIn(PERMIT_STATUSES)
  status?: PermitStatus;
}

export class AskPermitDto {
  @ApiProperty({ enum: PERMIT_KINDS, example: 'close_protection' })
  @IsIn(PERMIT_KINDS)
  kind: PermitKind;

  /**
   * Whom to protect, or which weapon: type, calibre, number.
   * @example 'Two officers of the host for the head of delegation'
   */
  @IsString()
  @MaxLength(500)
  detail: string;
}

export class DecidePermitDto {
  @ApiProperty({ enum: ['approve', 'refuse'], example: 'approve' })
  @IsIn(['approve', 'refuse'])
  decision: PermitDecision;

  /** Required to refuse. */
  @IfGiven()
  @IsString()
  @MaxLength(1000)
  reason?: string;
}

/** A wish for more places. */
export class PlaceRequestDto {
  id: string;
  delegationId: string;

  /** The sub-bureau that needs them; null for the delegation itself. */
  subBureauIso2: string | null;

  /** @example 2 */
  places: number;

  /** @example 'The minister brings a delegation of the parliament.' */
  reason: string;

  @ApiProperty({ enum: PLACE_REQUEST_STATUSES })
  status: PlaceRequestStatus;

  /** How many were granted; null otherwise. */
  granted: number | null;

  /** What the organizers said. */
  answer: string;

  requestedAt: Date;
  decidedAt: Date | null;

  static of(request: PlaceRequest): PlaceRequestDto {
    const { id, delegationId, subBureauIso2, places, reason, status, granted, answer } = request;
    const { createdAt: requestedAt, decidedAt } = request;
    return {
      id,
      delegationId,
      subBureauIso2,
      places,
      reason,
      status,
      granted,
      answer,
      requestedAt,
      decidedAt,
    };
  }
}

export class PlaceRequestListDto {
  items: PlaceRequestDto[];
}

export class AskPlacesDto {
  /**
   * How many more.
   * @example 2
   */
  @Max(50)
  @Min(1)
  @IsInt()
  places: number;

  /** @example 'The minister brings a delegation of the parliament.' */
  @IsString()
  @MaxLength(1000)
  reason: string;

  /** The sub-bureau that needs them; null for the delegation itself. */
  @IsOptional()
  @Matches(/^[A-Za-z]{2}$/)
  subBureauIso2?: string | null;
}

export class DecidePlacesDto {
  /**
   * How many more it gets; 0 refuses.
   * @example 2
   */
  @Max(50)
  @Min(0)
  @IsInt()
  granted: number;

  /** Required to refuse. */
  @IfGiven()
  @IsString()
  @MaxLength(1000)
  answer?: string;
}
