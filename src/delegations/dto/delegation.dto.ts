import { ApiProperty } from '@nestjs/swagger';
import { DEADLINE_STEPS, type DeadlineStep } from '../../assemblies/deadline.entity.js';
import { NamesDto } from '../../reference/dto/reference.dto.js';
import { REGIONS, type Region } from '../../reference/domain/regions.js';
import type {
  DelegationDetail,
  DelegationSummary,
  ListedDelegation,
} from '../delegation-directory.service.js';
import type { DelegationCounts } from '../domain/count-delegations.js';
import {
  DELEGATION_STATUSES,
  DELEGATION_TRANSITIONS,
  type DelegationStatus,
  type DelegationTransition,
} from '../domain/delegation-lifecycle.js';
import { MissingPartDto } from './missing-part.dto.js';
import { DELEGATION_NEEDS, type DelegationNeed } from '../domain/delegation-needs.js';
import { DelegatePersonDto } from './person.dto.js';
import { DelegationPartyDto } from './party.dto.js';

/** A delegation in the list of the Assembly. */
export class DelegationDto {
  id: string;

  /**
   * For `If-Match`.
   * @example 3
   */
  version: number;

  @ApiProperty({ enum: DELEGATION_STATUSES })
  status: DelegationStatus;

  statusAt: Date;

  /**
   * Why it was returned, declined or withdrawn; empty otherwise.
   * @example 'The alternate is missing.'
   */
  reason: string;

  /**
   * Most people it may bring.
   * @example 12
   */
  quota: number;

  /**
   * iso3 of the member or code of the organisation.
   * @example 'MAR'
   */
  code: string;

  /**
   * Null for an organisation.
   * @example 'MA'
   */
  memberIso2: string | null;

  /** Null for a member. */
  organisationCode: string | null;

  names: NamesDto;

  @ApiProperty({ enum: REGIONS, nullable: true })
  region: Region | null;

  /** @example 5 */
  peopleCount: number;

  /**
   * People who wait for their accreditation, or whose accreditation is on hold.
   * @example 1
   */
  peopleWaiting: number;

  /**
   * Focal points with an account.
   * @example 1
   */
  focalPoints: number;

  /**
   * Links that wait to be used.
   * @example 0
   */
  openLinks: number;

  /**
   * Links that ended unused.
   * @example 0
   */
  expiredLinks: number;

  /**
   * Open links whose mail came back or was given up.
   * @example 0
   */
  undeliveredLinks: number;

  /** Until when its next step is due, where one is: its own deadline or the Assembly's. */
  dueAt: Date | null;

  /** What makes somebody look at it, apart from its status. */
  @ApiProperty({ enum: DELEGATION_NEEDS, isArray: true })
  needs: DelegationNeed[];

  /** When a focal point last accepted or changed something; null when never. */
  lastSeenAt: Date | null;

  static of(row: ListedDelegation): DelegationDto {
    const { id, version, status, statusAt, reason, quota, code, memberIso2 } = row;
    const { organisationCode, names, region, peopleCount, peopleWaiting } = row;
    const { focalPoints, openLinks, expiredLinks, undeliveredLinks, dueAt, needs, lastSeenAt } =
      row;
    return {
      id,
      version,
      status,
      statusAt,
      reason,
      quota,
      code,
      memberIso2,
      organisationCode,
      names,
      region,
      peopleCount,
      peopleWaiting,
      focalPoints,
      openLinks,
      expiredLinks,
      undeliveredLinks,
      dueAt,
      needs,
      lastSeenAt,
    };
  }
}

/** The list is short and whole: no pages. */
export class DelegationListDto {
  items: DelegationDto[];
}

export class DelegationDeadlineDto {
  @ApiProperty({ enum: DEADLINE_STEPS })
  step: DeadlineStep;

  at: Date;

  /** Whether it was moved for this delegation alone. */
  own: boolean;
}

/** A delegation with all that its page shows. */
export class DelegationDetailDto extends DelegationDto {
  people: DelegatePersonDto[];

  parties: DelegationPartyDto[];

  /** What the reader can do now: by role, status and deadline. */
  @ApiProperty({ enum: DELEGATION_TRANSITIONS, isArray: true })
  openTransitions: DelegationTransition[];

  /** What submitting would be refused for. */
  missing: MissingPartDto[];

  /** What the clearance of its people and their badges need beyond that. */
  neededLater: MissingPartDto[];

  deadlines: DelegationDeadlineDto[];

  static ofDetail(detail: DelegationDetail): DelegationDetailDto {
    return Object.assign(new DelegationDetailDto(), DelegationDto.of(detail), {
      people: detail.people.map((view) => DelegatePersonDto.of(view)),
      parties: detail.parties.map((party) => DelegationPartyDto.of(party)),
      openTransitions: detail.openTransitions,
      missing: detail.missing,
      deadlines: detail.deadlines.map(({ step, at, own }) => ({ step, at, own })),
      neededLater: detail.neededLater,
    });
  }
}

export class StatusCountsDto implements Record<DelegationStatus, number> {
  /** @example 40 */
  invited: number;
  /** @example 12 */
  preparing: number;
  /** @example 3 */
  submitted: number;
  /** @example 1 */
  returned: number;
  /** @example 2 */
  approved: number;
  /** @example 130 */
  confirmed: number;
  /** @example 4 */
  declined: number;
  /** @example 0 */
  withdrawn: number;
}

export class DelegationCountsDto implements DelegationCounts {
  /**
   * Members or organisations in the group, invited or not.
   * @example 196
   */
  total: number;

  /** @example 4 */
  notInvited: number;

  byStatus: StatusCountsDto;

  /**
   * Submitted, approved or confirmed.
   * @example 135
   */
  registered: number;

  /** @example 130 */
  confirmed: number;

  /**
   * People in delegations that have neither declined nor been withdrawn.
   * @example 1200
   */
  people: number;
}

export class RegionCountsDto extends DelegationCountsDto {
  @ApiProperty({ enum: REGIONS })
  region: Region;
}

/** How far the registration is. */
export class DelegationSummaryDto implements DelegationSummary {
  /** Of all member states. */
  members: DelegationCountsDto;
  regions: RegionCountsDto[];
  organisations: DelegationCountsDto;
}
