import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { BaseRecord } from '../database/base-record.js';
import { Room } from './room.entity.js';

/** A time in which a room cannot be used. */
@Entity()
@Check('room_closure_times', 'ends_at > starts_at')
export class RoomClosure extends BaseRecord {
  @ManyToOne(() => Room, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'room_id' })
  room: Relation<Room>;

  @Index()
  @Column('uuid')
  roomId: string;

  @Column('timestamptz')
  startsAt: Date;

  @Column('timestamptz')
  endsAt: Date;

  @Column('varchar', { length: 200, default: '' })
  reason: string;
}
