import { IsBoolean, IsIn, IsInt, IsString, Length, Matches, Max, Min } from 'class-validator';
import {
  IsCalendarDate,
  IsInstant,
  IsLocalTime,
  IsZone,
} from '../../common/time/time-validators.js';
import { IfGiven } from '../../common/validation/if-given.js';
import type { Assembly } from '../assembly.entity.js';
import { DEADLINE_STEPS, type Deadline, type DeadlineStep } from '../deadline.entity.js';

/** Slot lengths in minutes; the table has the same list. */
export const SLOT_MINUTES = [10, 15, 20, 30, 60] as const;

/** A new Assembly. */
export class CreateAssemblyDto {
  /** @example 'GA93' */
  @Matches(/^[A-Z][A-Z0-9-]{1,19}$/)
  code: string;

  /** @example '93rd INTERPOL General Assembly' */
  @Matches(/\S/)
  @Length(1, 200)
  @IsString()
  name: string;

  /** @example 'Marrakech' */
  @Matches(/\S/)
  @Length(1, 120)
  @IsString()
  city: string;

  /**
   * ISO 3166-1 code of the host: a member state, or a sub-bureau such as Hong Kong, China.
   * @example 'MA'
   */
  @Length(2, 3)
  @IsString()
  hostIso2: string;

  /**
   * IANA zone in which days and slots are counted.
   * @example 'Africa/Casablanca'
   */
  @IsZone()
  timezone: string;

  /** @example '2025-11-24' */
  @IsCalendarDate()
  startsOn: string;

  /**
   * Last day; at most 30 days after the first.
   * @example '2025-11-27'
   */
  @IsCalendarDate()
  endsOn: string;

  /**
   * When meetings begin on every day, local time.
   * @example '08:00'
   */
  @IfGiven()
  @IsLocalTime()
  dayStart: string = '08:00';

  /**
   * When meetings end on every day, local time.
   * @example '20:00'
   */
  @IfGiven()
  @IsLocalTime()
  dayEnd: string = '20:00';

  /**
   * Length of a slot in minutes; must divide the day.
   * @example 30
   */
  @IfGiven()
  @IsIn(SLOT_MINUTES)
  @IsInt()
  slotMinutes: number = 30;
}

/** Changes of an Assembly: only the fields given. */
export class UpdateAssemblyDto {
  /** @example '93rd INTERPOL General Assembly' */
  @IfGiven()
  @Matches(/\S/)
  @Length(1, 200)
  @IsString()
  name?: string;

  /** @example 'Marrakech' */
  @IfGiven()
  @Matches(/\S/)
  @Length(1, 120)
  @IsString()
  city?: string;

  /** @example 'MA' */
  @IfGiven()
  @Length(2, 3)
  @IsString()
  hostIso2?: string;

  /** @example 'Africa/Casablanca' */
  @IfGiven()
  @IsZone()
  timezone?: string;

  /** @example '2025-11-24' */
  @IfGiven()
  @IsCalendarDate()
  startsOn?: string;

  /** @example '2025-11-27' */
  @IfGiven()
  @IsCalendarDate()
  endsOn?: string;

  /** @example '08:00' */
  @IfGiven()
  @IsLocalTime()
  dayStart?: string;

  /** @example '20:00' */
  @IfGiven()
  @IsLocalTime()
  dayEnd?: string;

  /** @example 30 */
  @IfGiven()
  @IsIn(SLOT_MINUTES)
  @IsInt()
  slotMinutes?: number;

  /**
   * Places of a new delegation of a member state.
   * @example 12
   */
  @IfGiven()
  @Max(200)
  @Min(1)
  @IsInt()
  memberQuota?: number;

  /**
   * Places of a new delegation of an organisation.
   * @example 6
   */
  @IfGiven()
  @Max(200)
  @Min(1)
  @IsInt()
  organisationQuota?: number;

  /**
   * Places of a sub-bureau inside the delegation of its parent.
   * @example 3
   */
  @IfGiven()
  @Max(200)
  @Min(0)
  @IsInt()
  subBureauQuota?: number;

  /** Whether a second reviewer must confirm that a person is refused. */
  @IfGiven()
  @IsBoolean()
  twoReviewersRefuse?: boolean;
}

/** A new Assembly as services take it. */
export type NewAssembly = Pick<CreateAssemblyDto, keyof CreateAssemblyDto>;

/** Changes of an Assembly as services take them. */
export type AssemblyChange = Pick<UpdateAssemblyDto, keyof UpdateAssemblyDto>;

/** Until when delegations can take a step by themselves. */
export class DeadlineDto {
  /** @example 'registration' */
  @IsIn(DEADLINE_STEPS)
  step: DeadlineStep;

  /** @example '2025-10-31T22:59:00.000Z' */
  @IsInstant()
  at: string;
}

/** One edition of the General Assembly. */
export class AssemblyDto {
  /** @example '4a4f0ad5-6f0e-4c43-9f3c-3c5d1f2d7c11' */
  id: string;

  /** @example 'GA93' */
  code: string;

  /** @example '93rd INTERPOL General Assembly' */
  name: string;

  /** @example 'Marrakech' */
  city: string;

  /** @example 'MA' */
  hostIso2: string;

  /** @example 'Africa/Casablanca' */
  timezone: string;

  /** @example '2025-11-24' */
  startsOn: string;

  /** @example '2025-11-27' */
  endsOn: string;

  /** @example '08:00' */
  dayStart: string;

  /** @example '20:00' */
  dayEnd: string;

  /** @example 30 */
  slotMinutes: number;

  /** @example 12 */
  memberQuota: number;

  /** @example 6 */
  organisationQuota: number;

  /** @example 3 */
  subBureauQuota: number;

  twoReviewersRefuse: boolean;

  deadlines: DeadlineDto[];

  /**
   * For `If-Match`.
   * @example 1
   */
  version: number;

  static of(assembly: Assembly, deadlines: readonly Deadline[]): AssemblyDto {
    return {
      id: assembly.id,
      code: assembly.code,
      name: assembly.name,
      city: assembly.city,
      hostIso2: assembly.hostIso2,
      timezone: assembly.timezone,
      startsOn: assembly.startsOn,
      endsOn: assembly.endsOn,
      dayStart: assembly.dayStart.slice(0, 5),
      dayEnd: assembly.dayEnd.slice(0, 5),
      slotMinutes: assembly.slotMinutes,
      memberQuota: assembly.memberQuota,
      organisationQuota: assembly.organisationQuota,
      subBureauQuota: assembly.subBureauQuota,
      twoReviewersRefuse: assembly.twoReviewersRefuse,
      deadlines: deadlines.map(({ step, at }) => ({ step, at: at.toISOString() })),
      version: assembly.version,
    };
  }
}

export class AssemblyListDto {
  items: AssemblyDto[];
}
