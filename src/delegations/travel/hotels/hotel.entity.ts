import { Column, Entity, JoinColumn, ManyToOne, Unique, type Relation } from 'typeorm';
import { Assembly } from '../../../assemblies/assembly.entity.js';
import { BaseRecord } from '../../../database/base-record.js';

/** A hotel that the organizers offer to delegations. */
@Entity()
@Unique(['assemblyId', 'name'])
export class Hotel extends BaseRecord {
  @ManyToOne(() => Assembly, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'assembly_id' })
  assembly: Relation<Assembly>;

  @Column('uuid')
  assemblyId: string;

  @Column('varchar', { length: 120 })
  name: string;

  @Column('varchar', { length: 200, default: '' })
  address: string;

  @Column('varchar', { length: 40, default: '' })
  phone: string;
}
