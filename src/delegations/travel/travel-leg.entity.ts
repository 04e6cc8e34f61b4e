import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  Unique,
  type Relation,
} from 'typeorm';
import { Assembly } from '../../assemblies/assembly.entity.js';
import { BaseRecord } from '../../database/base-record.js';
import { Delegation } from '../delegation.entity.js';
import { Delegate } from '../people/delegate.entity.js';
import type { Direction, LegFields, TravelMode } from './domain/travel-fields.js';

/**
 * How a person comes or goes. Dates and times are kept as they were typed, on the clocks of the places, so
 * that half an entry is not lost; the instants beside them follow from them.
 */
@Entity()
@Unique(['delegateId', 'direction'])
@Index('ix_travel_leg_manifest', ['assemblyId', 'direction', 'at', 'id'], {
  where: 'at IS NOT NULL',
})
@Index(['delegationId'])
@Check('travel_leg_direction', "direction IN ('arrival', 'departure')")
@Check('travel_leg_mode', "mode IN ('flight', 'train', 'car')")
@Check('travel_leg_port', "port ~ '^[A-Z]{3}$'")
@Check('travel_leg_far_port', "far_port = '' OR far_port ~ '^[A-Z]{3}$'")
@Check('travel_leg_at', 'at IS NULL OR num_nulls(mode, date, "time", zone) = 0')
@Check(
  'travel_leg_order',
  "mode IS DISTINCT FROM 'flight' OR at IS NULL OR far_at IS NULL OR (direction = 'arrival' AND far_at < at) OR (direction = 'departure' AND at < far_at)",
)
export class TravelLeg extends BaseRecord implements LegFields {
  @ManyToOne(() => Assembly, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'assembly_id' })
  assembly: Relation<Assembly>;

  @Column('uuid')
  assemblyId: string;

  @ManyToOne(() => Delegation, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'delegation_id' })
  delegation: Relation<Delegation>;

  @Column('uuid')
  delegationId: string;

  @ManyToOne(() => Delegate, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'delegate_id' })
  delegate: Relation<Delegate>;

  @Column('uuid')
  delegateId: string;

  @Column('varchar', { length: 10 })
  direction: Direction;

  @Column('varchar', { length: 10, nullable: true })
  mode: TravelMode | null;

  @Column('varchar', { length: 12, default: '' })
  number: string;

  @Column('varchar', { length: 3, nullable: true })
  port: string | null;

  @Column('varchar', { length: 80, default: '' })
  place: string;

  @Column('date', { nullable: true })
  date: string | null;

  @Column('varchar', { length: 5, nullable: true })
  time: string | null;

  /** Arrival at the host, or departure from it; null until all of it is known. */
  @Column('timestamptz', { nullable: true })
  at: Date | null;

  /** IANA zone in which `date` and `time` are counted. */
  @Column('varchar', { length: 64, nullable: true })
  zone: string | null;

  @Column('varchar', { length: 3, default: '' })
  farPort: string;

  @Column('date', { nullable: true })
  farDate: string | null;

  @Column('varchar', { length: 5, nullable: true })
  farTime: string | null;

  @Column('timestamptz', { nullable: true })
  farAt: Date | null;

  /** Zone of the other end; null where its clock is not known. */
  @Column('varchar', { length: 64, nullable: true })
  farZone: string | null;
}
