import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { MeetingRequest } from '../../meetings/requests/meeting-request.entity.js';
import { Interpreter } from '../../venues/interpreter.entity.js';
import { Room } from '../../venues/room.entity.js';
import { Plan } from './plan.entity.js';

/** Where a plan puts one request. */
@Entity()
export class PlanMeeting {
  @ManyToOne(() => Plan, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'plan_id' })
  plan: Relation<Plan>;

  @PrimaryColumn('uuid')
  planId: string;

  @ManyToOne(() => MeetingRequest, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'request_id' })
  request: Relation<MeetingRequest>;

  @PrimaryColumn('uuid')
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

  @Column('timestamptz')
  startsAt: Date;

  @Column('timestamptz')
  endsAt: Date;

  /** Must not be moved by the optimizer. */
  @Column('boolean', { default: false })
  pinned: boolean;
}
