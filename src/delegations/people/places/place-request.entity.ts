import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { BaseRecord } from '../../../database/base-record.js';
import { Delegation } from '../../delegation.entity.js';

export const PLACE_REQUEST_STATUSES = ['open', 'granted', 'refused'] as const;
export type PlaceRequestStatus = (typeof PLACE_REQUEST_STATUSES)[number];

/** A delegation's wish for more places than its quota gives. One open wish at a time. */
@Entity()
@Check('place_request_status', "status IN ('open', 'granted', 'refused')")
@Check('place_request_places', 'places BETWEEN 1 AND 50')
@Check('place_request_granted', "(status = 'granted') = (granted IS NOT NULL) AND granted >= 1")
@Check('place_request_reason', "reason <> '' AND (status <> 'refused' OR answer <> '')")
@Index('uq_place_request_open', ['delegationId'], { unique: true, where: "status = 'open'" })
@Index('ix_place_request_list', ['assemblyId', 'status', 'createdAt', 'id'])
export class PlaceRequest extends BaseRecord {
  @ManyToOne(() => Delegation, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'delegation_id' })
  delegation: Relation<Delegation>;

  @Index()
  @Column('uuid')
  delegationId: string;

  @Column('uuid')
  assemblyId: string;

  /** The sub-bureau that needs them; null for the delegation itself. */
  @Column('char', { length: 2, nullable: true })
  subBureauIso2: string | null;

  /** How many more. */
  @Column('int')
  places: number;

  @Column('varchar', { length: 1000 })
  reason: string;

  @Column('varchar', { length: 12, default: 'open' })
  status: PlaceRequestStatus;

  /** How many were granted. */
  @Column('int', { nullable: true })
  granted: number | null;

  /** What the organizers said. */
  @Column('varchar', { length: 1000, default: '' })
  answer: string;

  @Column('uuid', { nullable: true })
  requestedBy: string | null;

  @Column('uuid', { nullable: true })
  decidedBy: string | null;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;
}
