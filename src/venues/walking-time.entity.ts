import {
  Check,
  Column,
  Entity,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  type Relation,
} from 'typeorm';
import { Assembly } from '../assemblies/assembly.entity.js';

/** Minutes on foot between two zones, in either direction; `zoneA` sorts before `zoneB`. */
@Entity()
@Check('walking_time_pair', 'zone_a COLLATE "C" < zone_b')
@Check('walking_time_minutes', 'minutes BETWEEN 0 AND 240')
export class WalkingTime {
  @ManyToOne(() => Assembly, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'assembly_id' })
  assembly: Relation<Assembly>;

  @PrimaryColumn('uuid')
  assemblyId: string;

  @PrimaryColumn('varchar', { length: 20 })
  zoneA: string;

  @PrimaryColumn('varchar', { length: 20 })
  zoneB: string;

  @Column('int')
  minutes: number;
}
