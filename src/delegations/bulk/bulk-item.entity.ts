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
import { Delegation } from '../delegation.entity.js';
import { BulkOperation } from './bulk-operation.entity.js';
import type { BulkItemState, BulkSkip } from '../domain/bulk-rules.js';

/** One delegation of a bulk operation. */
@Entity()
@Index('ix_bulk_item_pending', ['operationId'], { where: "state = 'pending'" })
@Check('bulk_item_state', "state IN ('pending', 'done', 'skipped')")
@Check('bulk_item_reason', "(state = 'skipped') = (reason IS NOT NULL)")
export class BulkItem {
  @PrimaryColumn('uuid')
  operationId: string;

  @PrimaryColumn('uuid')
  delegationId: string;

  @ManyToOne(() => BulkOperation, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'operation_id' })
  operation: Relation<BulkOperation>;

  @ManyToOne(() => Delegation, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'delegation_id' })
  delegation: Relation<Delegation>;

  @Column('varchar', { length: 8 })
  state: BulkItemState;

  /** Why nothing was done for it. */
  @Column('varchar', { length: 20, nullable: true })
  reason: BulkSkip | null;
}
