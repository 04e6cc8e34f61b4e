import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { BaseRecord } from '../../../database/base-record.js';
import { Delegate } from '../delegate.entity.js';

export const PERMIT_KINDS = ['close_protection', 'weapon'] as const;
export type PermitKind = (typeof PERMIT_KINDS)[number];
export const PERMIT_STATUSES = ['requested', 'approved', 'refused', 'withdrawn'] as const;
export type PermitStatus = (typeof PERMIT_STATUSES)[number];
/** Waiting for an answer, or good: a person has one of each kind. */
export const LIVE_PERMITS = ['requested', 'approved'] as const satisfies readonly PermitStatus[];

/** A wish for close protection, or to carry a weapon, with an approval of its own. */
@Entity()
@Check('permit_request_kind', "kind IN ('close_protection', 'weapon')")
@Check('permit_request_status', "status IN ('requested', 'approved', 'refused', 'withdrawn')")
@Check('permit_request_reason', "status <> 'refused' OR reason <> ''")
@Index('uq_permit_request_open', ['delegateId', 'kind'], {
  unique: true,
  where: "status IN ('requested', 'approved')",
})
@Index('ix_permit_request_list', ['assemblyId', 'status', 'createdAt', 'id'])
export class PermitRequest extends BaseRecord {
  @ManyToOne(() => Delegate, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'delegate_id' })
  delegate: Relation<Delegate>;

  @Column('uuid')
  delegateId: string;

  @Index()
  @Column('uuid')
  delegationId: string;

  @Column('uuid')
  assemblyId: string;

  @Column('varchar', { length: 20 })
  kind: PermitKind;

  @Column('varchar', { length: 12, default: 'requested' })
  status: PermitStatus;

  /** Whom to protect, or which weapon: type, calibre, number. */
  @Column('varchar', { length: 500 })
  detail: string;

  /** Why it was refused; empty otherwise. */
  @Column('varchar', { length: 1000, default: '' })
  reason: string;

  @Column('uuid', { nullable: true })
  requestedBy: string | null;

  @Column('uuid', { nullable: true })
  decidedBy: string | null;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;
}
