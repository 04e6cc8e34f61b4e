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
  /** Weight placed by the best plan of that moment. */
  weight: number;
  /** No plan can place more. */
  bound: number;
  /** Idle gaps of that plan; null while the search is still for weight. */
  idleGaps: number | null;
}

/** One run of the optimizer: a queue job that makes a draft. At most one at a time for an Assembly. */
@Entity()
@Index('uq_optimizer_run_open', ['assemblyId'], {
  unique: true,
  where: "status IN ('queued', 'running')",
})
@Check('optimizer_run_seconds', 'seconds BETWEEN 1 AND 120')
@Check('optimizer_run_wish_worth', 'wish_worth BETWEEN 0 AND 10')
@Check('optimizer_run_failed', "(status = 'failed') = (error_code IS NOT NULL)")
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

  /** Moves to try instead of the time budget, so that the result can be had again; null for the time. */
  @Column('int', { nullable: true })
  iterations: number | null;

  /** Whether published meetings that still keep every rule stay where they are. */
  @Column('boolean', { default: true })
  keepPublished: boolean;

  /** Whether the others move as little as the weight permits against what is published. */
  @Column('boolean', { default: false })
  fewestChanges: boolean;

  /** Whether, of plans of equal weight, the one that gives more parties a first meeting is preferred. */
  @Column('boolean', { default: false })
  fairness: boolean;

  /** Idle gaps that one wished time may cost. */
  @Column('int', { default: 0 })
  wishWorth: number;

  @Column('int', { default: 0 })
  requests: number;

  @Column('jsonb', { default: [] })
  progress: RunPoint[];

  /** Ended early without a draft. */
  @Column('boolean', { default: false })
  cancelRequested: boolean;

  /** Ended early with the best plan of that moment as its draft. */
  @Column('boolean', { default: false })
  stopRequested: boolean;

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

  /** Why it failed, as an error code; null otherwise. */
  @Column('varchar', { length: 40, nullable: true })
  errorCode: string | null;

  @Column('uuid', { nullable: true })
  createdBy: string | null;
}
