import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsString, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { TABLE_FORMATS, type TableFormat } from '../../../common/tables/table-file.js';
import { REGIONS, type Region } from '../../../reference/domain/regions.js';
import { NamesDto } from '../../../reference/dto/reference.dto.js';
import {
  CREDENTIALS_STATUSES,
  type CredentialsStatus,
} from '../../credentials/domain/credentials-lifecycle.js';
import { DELEGATION_STATUSES, type DelegationStatus } from '../../domain/delegation-lifecycle.js';
import {
  MAJORITIES,
  QUORUM_BASES,
  type Majority,
  type QuorumBase,
  type VotingCounts,
  type VotingRule,
} from '../domain/majority.js';
import {
  PRESENCE_SOURCES,
  VOTING_OBSTACLES,
  type PresenceSource,
  type VotingObstacle,
} from '../domain/voting-right.js';
import type { VersionedRule } from '../voting-rules.service.js';
import type { VotingRoll, VotingRow } from '../voting-roll.service.js';

/** Quorum and majority of an Assembly. */
export class SetVotingRulesDto implements VotingRule {
  /** @example 1 */
  @Min(1)
  @Max(100)
  @IsInt()
  quorumNumerator: number;

  /** @example 3 */
  @Min(1)
  @Max(100)
  @IsInt()
  quorumDenominator: number;

  /** Of whom the quorum is a fraction: all members, or those that may vote. */
  @ApiProperty({ enum: QUORUM_BASES })
  @IsIn(QUORUM_BASES)
  quorumBase: QuorumBase;

  /** How a decision is carried unless the rules of procedure say otherwise for it. */
  @ApiProperty({ enum: MAJORITIES })
  @IsIn(MAJORITIES)
  majority: Majority;
}

export class VotingRulesDto extends SetVotingRulesDto implements VersionedRule {
  /**
   * For `If-Match`; 0 while the usual rules hold.
   * @example 0
   */
  version: number;
}

/** Why a member may not vote. */
export class SuspensionDto {
  /** @example 'Contributions of 2023 and 2024 are not paid (Article 52).' */
  @MaxLength(500)
  @IsString()
  reason: string;
}

/** What the roll call says of one delegation. */
export class RollCallDto {
  /** Null takes the mark away: check-in counts again. */
  @ApiProperty({ type: Boolean, nullable: true })
  @ValidateIf((_, value: unknown) => value !== null)
  @IsBoolean()
  present: boolean | null;
}

/** As what file the roll comes. */
export class RollFileQuery {
  @ApiProperty({ enum: TABLE_FORMATS })
  @IsIn(TABLE_FORMATS)
  format: TableFormat;
}

export class VotesNeededDto {
  /** @example 74 */
  simple: number;

  /** @example 98 */
  two_thirds: number;

  /** @example 131 */
  two_thirds_of_members: number;
}

export class VotingCountsDto implements VotingCounts {
  /** @example 196 */
  members: number;

  /** @example 158 */
  entitled: number;

  /** @example 151 */
  present: number;

  /** @example 147 */
  presentEntitled: number;

  /** Members that must be in the hall.
   * @example 66
   */
  quorum: number;

  quorumReached: boolean;

  /**
   * Members that are still to come for it.
   * @example 0
   */
  quorumMissing: number;

  /** Votes for that carry a decision when everybody present who may votes for or against. */
  needed: VotesNeededDto;
}

/** One member on the roll. */
export class VotingRowDto implements VotingRow {
  /** @example 'MA' */
  iso2: string;

  /** @example 'MAR' */
  iso3: string;

  names: NamesDto;

  @ApiProperty({ enum: REGIONS })
  region: Region;

  /** Null without a delegation. */
  delegationId: string | null;

  @ApiProperty({ enum: DELEGATION_STATUSES, nullable: true })
  status: DelegationStatus | null;

  @ApiProperty({ enum: CREDENTIALS_STATUSES })
  credentials: CredentialsStatus;

  mayVote: boolean;

  /** Why it may not vote. */
  @ApiProperty({ enum: VOTING_OBSTACLES, nullable: true })
  obstacle: VotingObstacle | null;

  /** Why its vote is suspended; empty otherwise. */
  suspension: string;

  present: boolean;

  /** How that is known; null where nothing is. */
  @ApiProperty({ enum: PRESENCE_SOURCES, nullable: true })
  source: PresenceSource | null;

  at: Date | null;
}

/** Who may vote, who is in the hall, and what that means for quorum and majority. */
export class VotingRollDto implements VotingRoll {
  at: Date;

  rules: VotingRulesDto;

  counts: VotingCountsDto;

  rows: VotingRowDto[];
}
