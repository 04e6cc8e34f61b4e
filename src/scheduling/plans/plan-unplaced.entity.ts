import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { MeetingRequest } from '../../meetings/requests/meeting-request.entity.js';
import type { Blocker, StoredSuggestion } from '../explain/explanation.js';
import { Plan } from './plan.entity.js';

/** A request that a plan could not place, and why. */
@Entity()
export class PlanUnplaced {
  @ManyToOne(() => Plan, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'plan_id' })
  plan: Relation<Plan>;

  @PrimaryColumn('uuid')
  planId: string;

  @ManyToOne(() => MeetingRequest, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'request_id' })
  request: Relation<MeetingRequest>;

  @PrimaryColumn('uuid')
  requestId: string;

  /** Stable code of the engine, for example `rooms_full`. */
  @Column('varchar', { length: 40 })
  reason: string;

  @Column('jsonb')
  blockers: Blocker[];

  /** What would place it, the cheapest first. */
  @Column('jsonb', { default: [] })
  suggestions: StoredSuggestion[];
}
