import { Check, Column, Entity, JoinColumn, ManyToOne, Unique, type Relation } from 'typeorm';
import { BaseRecord } from '../database/base-record.js';
import { oneOf } from '../database/one-of.js';
import { Assembly } from './assembly.entity.js';

/** In the order in which they come. */
export const DEADLINE_STEPS = [
  'registration',
  'confirmation',
  'credentials',
  'travel',
  'requests',
  'answers',
] as const;
export type DeadlineStep = (typeof DEADLINE_STEPS)[number];

/** Until when delegations can take a step by themselves; organizers can still act on their behalf. */
@Entity()
@Unique(['assemblyId', 'step'])
@Check('deadline_step', oneOf('step', DEADLINE_STEPS))
export class Deadline extends BaseRecord {
  @ManyToOne(() => Assembly, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'assembly_id' })
  assembly: Relation<Assembly>;

  @Column('uuid')
  assemblyId: string;

  @Column('varchar', { length: 20 })
  step: DeadlineStep;

  @Column('timestamptz')
  at: Date;
}
