import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { PageQuery } from '../../common/pagination.js';
import type { Translated } from '../../common/text/languages.js';
import type { PartyKind } from '../../delegations/parties/party.entity.js';
import {
  DUTY_STATUSES,
  DUTY_STEPS,
  type DutyStatus,
  type DutyStep,
} from '../domain/duty-lifecycle.js';
import type { DutyKind } from '../duty.entity.js';

/** Which duties a list shows. */
export class DutyQuery extends PageQuery {
  /** One or several statuses, separated by commas; without it all but the cancelled. @example new,cannot */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.split(',') : value,
  )
  @IsIn(DUTY_STATUSES, { each: true })
  status?: DutyStatus[];

  /** Only those of this person; `none` for those that nobody has. */
  @ValidateIf(({ assigneeId }: DutyQuery) => assigneeId !== undefined && assigneeId !== 'none')
  @IsUUID()
  assigneeId?: string;
}

/** Who gets the duty; null takes it away. */
export class AssignDutyDto {
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  @ValidateIf(({ userId }: AssignDutyDto) => userId !== null)
  @IsUUID()
  userId: string | null;
}

/** Over whom the open duties are spread. */
export class AssignOpenDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  userIds: string[];
}

/** A step that the assignee takes. Refusing needs a reason, which the organizers read. */
export class DutyTransitionDto {
  @IsIn(DUTY_STEPS)
  transition: DutyStep;

  @ValidateIf((dto: DutyTransitionDto) => dto.transition === 'refuse' || dto.reason !== undefined)
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  reason?: string;
}

export class DutyRoomView {
  id: string;
  name: string;
  @ApiProperty({ type: String, nullable: true })
  zone: string | null;
}

export class DutyPartyView {
  partyId: string;
  /** What stands on its plate. @example MAR */
  code: string;
  @ApiProperty({ enum: ['delegation', 'sub_bureau', 'office'] })
  kind: PartyKind;
  /** For its flag; null where it has none. @example MA */
  @ApiProperty({ type: String, nullable: true })
  iso2: string | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  names: Translated;
}

export class DutyAssigneeView {
  id: string;
  name: string;
}

/** A duty as the one who does it and the organizers see it. The subject of the meeting is not part of it. */
export class DutyView {
  id: string;
  @ApiProperty({ enum: ['prepare_room'] })
  kind: DutyKind;
  @ApiProperty({
    enum: ['new', 'acknowledged', 'started', 'done', 'changed', 'cannot', 'cancelled'],
  })
  status: DutyStatus;
  requestId: string;
  startsAt: Date;
  /** The moment at which the meeting begins. */
  endsAt: Date;
  room: DutyRoomView;
  /** Where it was before its last change, for "was 15:20". */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  previousStartsAt: Date | null;
  @ApiProperty({ type: String, nullable: true })
  previousRoomName: string | null;
  /** Seats needed, all parties together. */
  seats: number;
  /** Whose flags and plates are set up; the one that asked first. */
  parties: DutyPartyView[];
  @ApiProperty({ type: DutyAssigneeView, nullable: true })
  assignee: DutyAssigneeView | null;
  /** Why the assignee cannot; empty otherwise. */
  reason: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  acknowledgedAt: Date | null;
  version: number;
}

export class DutyPage {
  items: DutyView[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export class DutyList {
  items: DutyView[];
}

export class SpreadResultView {
  /** Duties that somebody has now. */
  assigned: number;
  /** Duties for which nobody named was free. */
  left: number;
}
