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

export const PLAN_STATUSES = ['draft', 'published', 'superseded', 'discarded'] as const;
export type PlanStatus = (typeof PLAN_STATUSES)[number];

/** What a plan reaches, as the engine counted it. */
export interface PlanTotals {
  placed: number;
  requests: number;
  weightPlaced: number;
  weightTotal: number;
  upperBound: number;
  provenOptimal: boolean;
  idleGaps: number;
  preferredMet: number;
  preferredAsked: number;
}

/** A version of the meeting schedule. Only a published one is seen by delegations, and it is frozen. */
@Entity()
@Unique(['assemblyId', 'number'])
@Index('uq_plan_published', ['assemblyId'], { unique: true, where: "status = 'published'" })
@Check('plan_status', "status IN ('draft', 'published', 'superseded', 'discarded')")
@Check('plan_published', "(status IN ('published', 'superseded')) = (published_at IS NOT NULL)")
export class Plan extends BaseRecord {
  @ManyToOne(() => Assembly, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'assembly_id' })
  assembly: Relation<Assembly>;

  @Column('uuid')
  assemblyId: string;

  @Column('int')
  number: number;

  @Column('varchar', { length: 12 })
  status: PlanStatus;

  /** Number of the published plan that the draft was made against; publishing over another one is refused. */
  @Column('int', { nullable: true })
  basedOn: number | null;

  @Column('jsonb')
  totals: PlanTotals;

  @Column('uuid', { nullable: true })
  createdBy: string | null;

  @Column('timestamptz', { nullable: true })
  publishedAt: Date | null;

  @Column('uuid', { nullable: true })
  publishedBy: string | null;
}
