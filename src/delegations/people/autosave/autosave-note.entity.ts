import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  type Relation,
} from 'typeorm';
import type { SealedValues } from '../../../audit/values/sealed-changes.js';
import { Delegate } from '../delegate.entity.js';

export type NotedAction = 'delegate.changed' | 'travel.changed';

/**
 * What one account saved of one person's card or travel lately, until it becomes one entry of the history: typing
 * saves every few seconds, and nobody wants to read that.
 */
@Entity()
@Check('autosave_note_fields', 'cardinality(fields) > 0')
@Check('autosave_note_times', 'last_at >= first_at')
export class AutosaveNote {
  @ManyToOne(() => Delegate, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'delegate_id' })
  delegate: Relation<Delegate>;

  @PrimaryColumn('uuid')
  delegateId: string;

  @PrimaryColumn('uuid')
  actorUserId: string;

  /** The entry that it becomes. */
  @PrimaryColumn('varchar', { length: 20 })
  action: NotedAction;

  @Index()
  @Column('uuid')
  delegationId: string;

  @Column('uuid')
  assemblyId: string;

  @Column('uuid', { nullable: true })
  onBehalfOf: string | null;

  /** Id of the request that saved last. */
  @Column('text')
  requestId: string;

  @Column('timestamptz')
  firstAt: Date;

  @Index()
  @Column('timestamptz')
  lastAt: Date;

  @Column('text', { array: true })
  fields: string[];

  /** What the fields held before the first and after the last of the saves; null for what was saved before this was kept. */
  @Column('jsonb', { nullable: true })
  sealed: SealedValues | null;
}
