import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { PageQuery } from '../../../common/pagination.js';
import { IsCalendarDate } from '../../../common/time/time-validators.js';
import { IfGiven } from '../../../common/validation/if-given.js';
import { FILE_TYPES } from '../../../files/domain/file-kinds.js';
import { NamesDto } from '../../../reference/dto/reference.dto.js';
import type { AuthoredClash } from '../../clash-authors.js';
import type { Claims, ClaimsEdit, ClaimsEdited } from '../credentials-edit.service.js';
import type { CredentialsRow, CredentialsView } from '../credentials-reader.service.js';
import type { CredentialsDecision } from '../credentials-transitions.service.js';
import {
  CREDENTIALS_STATUSES,
  CREDENTIALS_TRANSITIONS,
  REJECTIONS,
  type CredentialsStatus,
  type CredentialsTransition,
  type Rejection,
} from '../domain/credentials-lifecycle.js';
import {
  CAPACITIES,
  POWER_DECISIONS,
  POWERS,
  type Capacity,
  type Power,
  type PowerDecision,
} from '../domain/powers.js';

/** One power that the letter is said to grant. */
export class PowerDto {
  @ApiProperty({ enum: POWERS })
  power: Power;

  @ApiProperty({ enum: POWER_DECISIONS })
  decision: PowerDecision;

  decidedAt: Date | null;
}

/** The signed letter. Its content stands at `.../credentials/letter`. */
export class LetterDto {
  id: string;

  @ApiProperty({ enum: FILE_TYPES })
  mime: string;

  /**
   * In bytes.
   * @example 184320
   */
  size: number;

  receivedAt: Date;
}

/** The credentials of a delegation. */
export class CredentialsDto {
  delegationId: string;

  /**
   * Grows with every change; 0 while nobody has begun.
   * @example 3
   */
  version: number;

  @ApiProperty({ enum: CREDENTIALS_STATUSES })
  status: CredentialsStatus;

  statusAt: Date | null;

  /** Why the letter was rejected. */
  @ApiProperty({ enum: REJECTIONS, nullable: true })
  rejection: Rejection | null;

  /**
   * The reviewer's own words on it; may be empty.
   * @example 'The second page is missing.'
   */
  reason: string;

  letter: LetterDto | null;

  /** @example 'Karim Alaoui' */
  signatoryName: string;

  @ApiProperty({ enum: CAPACITIES, nullable: true })
  signatoryCapacity: Capacity | null;

  /** @example 'Permanent Secretary' */
  signatoryFunction: string;

  /**
   * Date on the letter.
   * @example '2025-10-20'
   */
  signedOn: string | null;

  powers: PowerDto[];

  /** Powers that a letter of this delegation can grant: observers decide nothing. */
  @ApiProperty({ enum: POWERS, isArray: true })
  claimable: Power[];

  /** What the reader can do now. */
  @ApiProperty({ enum: CREDENTIALS_TRANSITIONS, isArray: true })
  openTransitions: CredentialsTransition[];

  static of({ delegation, record, letter, ...view }: CredentialsView): CredentialsDto {
    const credentials = record?.credentials;
    return {
      delegationId: delegation.id,
      version: credentials?.version ?? 0,
      status: credentials?.status ?? 'missing',
      statusAt: credentials?.statusAt ?? null,
      rejection: credentials?.rejection ?? null,
      reason: credentials?.reason ?? '',
      letter: letter && {
        id: letter.id,
        mime: letter.mime,
        size: letter.size,
        receivedAt: letter.createdAt,
      },
      signatoryName: credentials?.signatoryName ?? '',
      signatoryCapacity: credentials?.signatoryCapacity ?? null,
      signatoryFunction: credentials?.signatoryFunction ?? '',
      signedOn: credentials?.signedOn ?? null,
      powers: (record?.powers ?? []).map(({ power, decision, decidedAt }) => ({
        power,
        decision,
        decidedAt,
      })),
      claimable: [...view.claimable],
      openTransitions: view.openTransitions,
    };
  }
}

/** What the delegation says of its letter: the fields given. */
export class ClaimsDto implements Claims {
  /** @example 'Karim Alaoui' */
  @IfGiven()
  @IsString()
  @MaxLength(200)
  signatoryName?: string;

  @ApiProperty({ enum: CAPACITIES, nullable: true, required: false })
  @IsOptional()
  @IsIn(CAPACITIES)
  signatoryCapacity?: Capacity | null;

  /**
   * What the signatory is, where the capacity is `other`.
   * @example 'Permanent Secretary'
   */
  @IfGiven()
  @IsString()
  @MaxLength(200)
  signatoryFunction?: string;

  /**
   * Date on the letter.
   * @example '2025-10-20'
   */
  @IsOptional()
  @IsCalendarDate()
  signedOn?: string | null;

  /** All powers that the letter grants. */
  @ApiProperty({ enum: POWERS, isArray: true, required: false })
  @IfGiven()
  @IsIn(POWERS, { each: true })
  @ArrayUnique()
  @ArrayMaxSize(POWERS.length)
  @IsArray()
  powers?: Power[];
}

/** Fields to save, each with the value that the edit started from. */
export class EditCredentialsDto implements ClaimsEdit {
  @IsObject()
  @ValidateNested()
  @Type(() => ClaimsDto)
  base: ClaimsDto;

  @IsObject()
  @ValidateNested()
  @Type(() => ClaimsDto)
  changes: ClaimsDto;
}

/** A field that somebody else changed meanwhile: it was not saved. */
export class CredentialsClashDto implements AuthoredClash {
  /** @example 'signatoryName' */
  field: string;

  @ApiProperty({ nullable: true, type: String })
  base: unknown;

  @ApiProperty({ nullable: true, type: String })
  mine: unknown;

  @ApiProperty({ nullable: true, type: String })
  theirs: unknown;

  /** Name of who changed it. */
  by: string | null;

  at: Date | null;
}

export class CredentialsEditedDto implements ClaimsEdited {
  credentials: CredentialsDto;
  clashes: CredentialsClashDto[];
}

/** A step in the lifecycle of credentials. */
export class CredentialsTransitionDto implements CredentialsDecision {
  @ApiProperty({ enum: CREDENTIALS_TRANSITIONS, example: 'verify' })
  @IsIn(CREDENTIALS_TRANSITIONS)
  transition: CredentialsTransition;

  /** To verify: the powers that the letter grants, out of those claimed. */
  @ApiProperty({ enum: POWERS, isArray: true, required: false, example: ['represent', 'vote'] })
  @IfGiven()
  @IsIn(POWERS, { each: true })
  @ArrayUnique()
  @ArrayMaxSize(POWERS.length)
  @IsArray()
  granted?: Power[];

  /** To reject. */
  @ApiProperty({ enum: REJECTIONS, required: false })
  @IfGiven()
  @IsIn(REJECTIONS)
  rejection?: Rejection;

  /**
   * To reject: own words, needed with `other`.
   * @example 'The second page is missing.'
   */
  @IfGiven()
  @IsString()
  @MaxLength(1000)
  reason?: string;
}

/** Which credentials are listed. */
export class CredentialsQuery extends PageQuery {
  @ApiProperty({ enum: CREDENTIALS_STATUSES, required: false, default: 'received' })
  @IsOptional()
  @IsIn(CREDENTIALS_STATUSES)
  status: CredentialsStatus = 'received';
}

/** One row of the queue. */
export class CredentialsRowDto implements CredentialsRow {
  delegationId: string;

  /** @example 'MAR' */
  code: string;

  /** @example 'MA' */
  memberIso2: string | null;

  names: NamesDto;

  @ApiProperty({ enum: CREDENTIALS_STATUSES })
  status: CredentialsStatus;

  statusAt: Date;
}

export class CredentialsPageDto {
  items: CredentialsRowDto[];

  nextCursor: string | null;
}
