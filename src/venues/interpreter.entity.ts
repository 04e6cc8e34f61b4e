import { Column, Entity, JoinColumn, ManyToOne, Unique, type Relation } from 'typeorm';
import { Assembly } from '../assemblies/assembly.entity.js';
import { BaseRecord } from '../database/base-record.js';

/** An interpreter of the venue, with the language pairs covered. */
@Entity()
@Unique(['assemblyId', 'name'])
export class Interpreter extends BaseRecord {
  @ManyToOne(() => Assembly, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'assembly_id' })
  assembly: Relation<Assembly>;

  @Column('uuid')
  assemblyId: string;

  @Column('varchar', { length: 120 })
  name: string;

  /** Pairs such as `en-fr`, the two codes in alphabetical order. */
  @Column('text', { array: true })
  pairs: string[];

  /** Account that is told about interpreting, if there is one. */
  @Column('uuid', { nullable: true })
  userId: string | null;
}
