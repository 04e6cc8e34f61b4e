import { Check, Column, Entity, JoinColumn, ManyToOne, Unique, type Relation } from 'typeorm';
import { DEADLINE_STEPS, type DeadlineStep } from '../../assemblies/deadline.entity.js';
import { BaseRecord } from '../../database/base-record.js';
import { oneOf } from '../../database/one-of.js';
import { Delegation } from '../delegation.entity.js';

/** A deadline of the Assembly that was moved for one delegation. */
@Entity()
@Unique(['delegationId', 'step'])
@Check('delegation_deadline_step', oneOf('step', DEADLINE_STEPS))
export class DelegationDeadline extends BaseRecord {
  @ManyToOne(() => Delegation, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'delegation_id' })
  delegation: Relation<Delegation>;

  @Column('uuid')
  delegationId: string;

  @Column('varchar', { length: 20 })
  step: DeadlineStep;

  @Column('timestamptz')
  at: Date;
}
