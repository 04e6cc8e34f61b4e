import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { Assembly } from '../../assemblies/assembly.entity.js';
import { BaseRecord } from '../../database/base-record.js';
import { Plan } from '../plans/plan.entity.js';

export const RUN_STATUSES = ['queued', 'running', 'done', 'cancelled', 'failed'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** One moment of a run, for the curve of the best plan below its bound. */
export interface RunPoint {
  /** Milliseconds since the run began. */
  ms: number;
  placed: number;
  weight: number;
  bound: number;
}

/** One run of the optimizer: a queue job that makes a draft. At most one at a time for an Assembly. */
@Entity()
@Index('uq_optimizer_run_open', ['assemblyId'], {
  unique: true,
  where: "status IN ('queued', 'running')",
})
@Check('optimizer_run_status', "status IN ('queued', 'running', 'done', 'cancelled', 'failed')")
export class OptimizerRun extends BaseRecord {
  @ManyToOne(() => Assembly, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'assembly_id' })
  assembly: Relation<Assembly>;

  @Column('uuid')
  assemblyId: string;

  @Column('varchar', { length: 12 })
  status: RunStatus;

  @Column('int')
  seed: number;

  /** Time budget in seconds. */
  @Column('int')
  seconds: number;

  @Column('int', { default: 0 })
  requests: number;

  @Column('jsonb', { default: [] })
  progress: RunPoint[];

  @Column('boolean', { default: false })
  cancelRequested: boolean;

  @ManyToOne(() => Plan, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'plan_id' })
  plan: Relation<Plan> | null;

  /** The draft that it made. */
  @Column('uuid', { nullable: true })
  planId: string | null;

  @Column('timestamptz', { nullable: true })
  startedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  finishedAt: Date | null;

  @Column('uuid', { nullable: true })
  createdBy: string | null;
}
