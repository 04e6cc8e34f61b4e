import {
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  type Relation,
} from 'typeorm';
import { Delegation } from '../delegation.entity.js';

/** What the present roll call says of one delegation. A new roll call begins without any. */
@Entity()
export class RollCallMark {
  @ManyToOne(() => Delegation, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'delegation_id' })
  delegation: Relation<Delegation>;

  @PrimaryColumn('uuid')
  delegationId: string;

  @Index()
  @Column('uuid')
  assemblyId: string;

  @Column('boolean')
  present: boolean;

  @Column('timestamptz')
  markedAt: Date;

  /** The account that called; null for the system. */
  @Column('uuid', { nullable: true })
  markedBy: string | null;
}
