import {
  Check,
  Column,
  Entity,
  Exclusion,
  Index,
  JoinColumn,
  ManyToOne,
  type Relation,
} from 'typeorm';
import { Assembly } from '../assemblies/assembly.entity.js';
import { BaseRecord } from '../database/base-record.js';
import { MeetingRequest } from '../meetings/requests/meeting-request.entity.js';
import { Room } from '../venues/room.entity.js';
import type { DutyStatus } from './domain/duty-lifecycle.js';

export const DUTY_KINDS = ['prepare_room'] as const;
export type DutyKind = (typeof DUTY_KINDS)[number];

/** A job for staff that follows from the published plan. Nobody can have two at the same time. */
@Entity()
@Exclusion(
  'duty_assignee_free',
  `USING gist (assignee_id WITH =, tstzrange(starts_at, ends_at, '[)') WITH &&) WHERE (status NOT IN ('cancelled', 'cannot', 'done'))`,
  { deferrable: 'INITIALLY DEFERRED' },
)
@Index('uq_duty_request', ['requestId', 'kind'], { unique: true, where: "status <> 'cancelled'" })
@Index(['assigneeId', 'startsAt'])
@Check('duty_times', 'ends_at > starts_at')
@Check('duty_kind', "kind IN ('prepare_room')")
@Check(
  'duty_status',
  "status IN ('new', 'acknowledged', 'started', 'done', 'changed', 'cannot', 'cancelled')",
)
export class Duty extends BaseRecord {
  @ManyToOne(() => Assembly, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'assembly_id' })
  assembly: Relation<Assembly>;

  @Index()
  @Column('uuid')
  assemblyId: string;

  @Column('varchar', { length: 20 })
  kind: DutyKind;

  @ManyToOne(() => MeetingRequest, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'request_id' })
  request: Relation<MeetingRequest>;

  @Column('uuid')
  requestId: string;

  @ManyToOne(() => Room, { nullable: false })
  @JoinColumn({ name: 'room_id' })
  room: Relation<Room>;

  @Column('uuid')
  roomId: string;

  @Column('timestamptz')
  startsAt: Date;

  @Column('timestamptz')
  endsAt: Date;

  /** When and where it was before its last change, for "was 15:20"; null where that did not change. */
  @Column('timestamptz', { nullable: true })
  previousStartsAt: Date | null;

  @ManyToOne(() => Room, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'previous_room_id' })
  previousRoom: Relation<Room> | null;

  @Column('uuid', { nullable: true })
  previousRoomId: string | null;

  /** The staff member's account; null while nobody is named. */
  @Column('uuid', { nullable: true })
  assigneeId: string | null;

  @Column('varchar', { length: 14 })
  status: DutyStatus;

  /** Why the assignee cannot; empty otherwise. */
  @Column('varchar', { length: 1000, default: '' })
  reason: string;

  @Column('timestamptz', { nullable: true })
  acknowledgedAt: Date | null;
}
