import {
  Check,
  Column,
  Entity,
  Exclusion,
  Index,
  JoinColumn,
  ManyToOne,
  OneToMany,
  OneToOne,
  type Relation,
} from 'typeorm';
import { BaseRecord } from '../../database/base-record.js';
import { Interpreter } from '../../venues/interpreter.entity.js';
import { Room } from '../../venues/room.entity.js';
import { MeetingRequest } from '../requests/meeting-request.entity.js';
import type { BookingPrincipal } from './booking-principal.entity.js';

/**
 * The place of one meeting in the published plan, and only there. PostgreSQL itself refuses a second
 * meeting in the room or with the interpreter; checked at commit, so that two meetings can change places.
 */
@Entity()
@Exclusion(
  'booking_room_free',
  `USING gist (room_id WITH =, tstzrange(starts_at, ends_at, '[)') WITH &&)`,
  { deferrable: 'INITIALLY DEFERRED' },
)
@Exclusion(
  'booking_interpreter_free',
  `USING gist (interpreter_id WITH =, tstzrange(starts_at, ends_at, '[)') WITH &&)`,
  { deferrable: 'INITIALLY DEFERRED' },
)
@Check('booking_times', 'ends_at > starts_at')
export class Booking extends BaseRecord {
  @Index()
  @Column('uuid')
  assemblyId: string;

  @OneToOne(() => MeetingRequest, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'request_id' })
  request: Relation<MeetingRequest>;

  @Column('uuid')
  requestId: string;

  @ManyToOne(() => Room, { nullable: false })
  @JoinColumn({ name: 'room_id' })
  room: Relation<Room>;

  @Column('uuid')
  roomId: string;

  @ManyToOne(() => Interpreter)
  @JoinColumn({ name: 'interpreter_id' })
  interpreter: Relation<Interpreter> | null;

  @Column('uuid', { nullable: true })
  interpreterId: string | null;

  // By name, since the two entities know each other and modules must not form a circle.
  @OneToMany('BookingPrincipal', 'booking')
  principals: Relation<BookingPrincipal>[];

  @Column('timestamptz')
  startsAt: Date;

  @Column('timestamptz')
  endsAt: Date;

  /** Number of the published plan that placed it so. */
  @Column('int')
  planNumber: number;
}
