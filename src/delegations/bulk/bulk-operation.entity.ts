import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { Assembly } from '../../assemblies/assembly.entity.js';
import type { DeadlineStep } from '../../assemblies/deadline.entity.js';
import { BaseRecord } from '../../database/base-record.js';
import type { BulkKind, BulkStatus } from '../domain/bulk-rules.js';

/**
 * One step for many delegations: begun after a pause in which it can be undone, carried out by the queue
 * delegation by delegation, so that a crash loses and doubles nothing.
 */
@Entity()
@Index(['assemblyId', 'createdAt'])
@Index('ix_bulk_operation_open', ['startsAt'], { where: "status IN ('waiting', 'running')" })
@Check('bulk_operation_kind', "kind IN ('invite', 'remind', 'move_deadline', 'reconfirm')")
@Check('bulk_operation_status', "status IN ('waiting', 'running', 'done', 'undone')")
@Check('bulk_operation_step', "kind NOT IN ('remind', 'move_deadline') OR step IS NOT NULL")
@Check('bulk_operation_moved', "kind <> 'move_deadline' OR moved_to IS NOT NULL")
@Check('bulk_operation_reason', "kind <> 'reconfirm' OR note <> ''")
export class BulkOperation extends BaseRecord {
  @ManyToOne(() => Assembly, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'assembly_id' })
  assembly: Relation<Assembly>;

  @Column('uuid')
  assemblyId: string;

  @Column('varchar', { length: 16 })
  kind: BulkKind;

  @Column('varchar', { length: 8 })
  status: BulkStatus;

  /** The step that is reminded of, or whose deadline moves. */
  @Column('varchar', { length: 20, nullable: true })
  step: DeadlineStep | null;

  /** The new deadline (UTC). */
  @Column('timestamptz', { nullable: true })
  movedTo: Date | null;

  /** The organizer's own words to the delegations; the reason, when they have to confirm again. */
  @Column('varchar', { length: 1000, default: '' })
  note: string;

  /** When the first delegation is told (UTC). Until then it can be undone without a trace for them. */
  @Column('timestamptz')
  startsAt: Date;

  @Column('timestamptz', { nullable: true })
  finishedAt: Date | null;

  @Column('uuid', { nullable: true })
  createdBy: string | null;
}
