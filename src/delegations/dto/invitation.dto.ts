import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  Equals,
  IsArray,
  IsEmail,
  IsIn,
  IsNotEmpty,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';
import { LANGUAGES, type Language } from '../../common/text/languages.js';
import { IfGiven } from '../../common/validation/if-given.js';
import { REGIONS, type Region } from '../../reference/domain/regions.js';
import {
  FOCAL_POINT_STATES,
  type FocalPoint,
  type FocalPointInput,
  type FocalPointState,
} from '../invitations/focal-point.service.js';
import type {
  InvitationPreview,
  InvitationResult,
} from '../invitations/invite-delegations.service.js';
import type { SenderSelection } from '../invitations/senders.js';

/** Whom to invite: a region, all members, or members and organisations by code. */
export class InviteDto implements SenderSelection {
  /**
   * Members by ISO 3166 code.
   * @example ["MA", "FR"]
   */
  @IfGiven()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(250)
  @Matches(/^[A-Za-z]{2,3}$/, { each: true })
  memberIso2s?: string[];

  @ApiProperty({ enum: REGIONS, required: false })
  @IfGiven()
  @IsIn(REGIONS)
  region?: Region;

  /** All member states. */
  @ApiProperty({ type: Boolean, required: false })
  @IfGiven()
  @Equals(true)
  all?: true;

  /**
   * Observer organisations by code.
   * @example ["EUROPOL"]
   */
  @IfGiven()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(250)
  @IsString({ each: true })
  @MaxLength(20, { each: true })
  organisationCodes?: string[];
}

/** What inviting would do. */
export class InvitationPreviewDto implements InvitationPreview {
  /**
   * Delegations that would be made.
   * @example 190
   */
  delegations: number;

  /**
   * Links that would be sent.
   * @example 204
   */
  recipients: number;

  /**
   * Codes (iso2, or organisation code) of those that nobody can be written to.
   * @example ["NR"]
   */
  withoutContact: string[];

  /**
   * How many of the selected have a delegation already.
   * @example 6
   */
  alreadyActive: number;
}

export class InvitationResultDto implements InvitationResult {
  /**
   * Delegations made.
   * @example 190
   */
  invited: number;

  /**
   * Links sent.
   * @example 204
   */
  recipients: number;

  /** @example ["NR"] */
  withoutContact: string[];
}

/** Somebody who registers a delegation, or was asked to. */
export class FocalPointDto implements FocalPoint {
  /** Of the account once accepted, of the link before. */
  id: string;

  /** @example 'Amina Benali' */
  name: string;

  /** @example 'ncb.rabat@example.org' */
  email: string;

  @ApiProperty({ enum: LANGUAGES })
  language: Language;

  @ApiProperty({ enum: FOCAL_POINT_STATES })
  state: FocalPointState;

  /** When the link was sent; null once accepted. */
  sentAt: Date | null;

  /** Until when the link can be used; null once accepted. */
  expiresAt: Date | null;
}

export class FocalPointListDto {
  items: FocalPointDto[];
}

export class InviteFocalPointDto implements FocalPointInput {
  /** @example 'Amina Benali' */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name: string;

  /** @example 'ncb.rabat@example.org' */
  @IsEmail()
  @MaxLength(254)
  email: string;

  @ApiProperty({ enum: LANGUAGES, example: 'fr' })
  @IsIn(LANGUAGES)
  language: Language;

  /** The focal point whose place this one takes. */
  @IfGiven()
  @IsUUID()
  replaces?: string;
}
