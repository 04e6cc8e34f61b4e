import {
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  type Relation,
} from 'typeorm';
import { Assembly } from '../../../assemblies/assembly.entity.js';

/** A manifest that somebody took out: the state against which later changes are shown. */
@Entity()
@Index(['assemblyId', 'takenAt'])
export class ManifestExport {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ManyToOne(() => Assembly, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'assembly_id' })
  assembly: Relation<Assembly>;

  @Column('uuid')
  assemblyId: string;

  @Column('timestamptz')
  takenAt: Date;

  /** Account of the person who took it; null for the system. */
  @Column('uuid', { nullable: true })
  takenById: string | null;

  /** Rows in it, and how they differ from the one before. */
  @Column('int')
  rowCount: number;

  @Column('int')
  added: number;

  @Column('int')
  changed: number;

  @Column('int')
  removed: number;
}
