import { Check, Column, Entity, JoinColumn, ManyToOne, Unique, type Relation } from 'typeorm';
import { Assembly } from '../assemblies/assembly.entity.js';
import { BaseRecord } from '../database/base-record.js';

export const ROOM_FEATURES = ['secure', 'video', 'interpretation-booth'] as const;
export type RoomFeature = (typeof ROOM_FEATURES)[number];

/** A place for meetings. */
@Entity()
@Unique(['assemblyId', 'name'])
@Check('room_capacity', 'capacity BETWEEN 2 AND 5000')
@Check('room_hours', 'closes > opens')
export class Room extends BaseRecord {
  @ManyToOne(() => Assembly, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'assembly_id' })
  assembly: Relation<Assembly>;

  @Column('uuid')
  assemblyId: string;

  @Column('varchar', { length: 80 })
  name: string;

  /** Seats, all parties together. */
  @Column('int')
  capacity: number;

  @Column('text', { array: true, default: [] })
  features: RoomFeature[];

  /** Part of the venue; walking time is counted between zones. */
  @Column('varchar', { length: 20, nullable: true })
  zone: string | null;

  /** Opening hours of every day, local time; the Assembly's day where null. */
  @Column('time', { nullable: true })
  opens: string | null;

  @Column('time', { nullable: true })
  closes: string | null;

  /** Not a real room of the venue: an example. */
  @Column('boolean', { default: false })
  illustrative: boolean;
}
