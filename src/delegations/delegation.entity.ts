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
import { Assembly } from '../assemblies/assembly.entity.js';
import { BaseRecord } from '../database/base-record.js';
import { MemberState } from '../reference/member-state.entity.js';
import { Organisation } from '../reference/organisation.entity.js';
import type { DelegationStatus } from './domain/delegation-lifecycle.js';

/** What a member state or an observer organisation sends to one Assembly. */
@Entity()
@Unique(['assemblyId', 'memberIso2'])
@Unique(['assemblyId', 'organisationCode'])
@Check('delegation_sender', 'num_nonnulls(member_iso2, organisation_code) = 1')
@Check(
  'delegation_status',
  "status IN ('invited', 'preparing', 'submitted', 'returned', 'approved', 'confirmed', 'declined', 'withdrawn')",
)
@Check('delegation_reason', "status NOT IN ('returned', 'declined') OR reason <> ''")
export class Delegation extends BaseRecord {
  @ManyToOne(() => Assembly, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'assembly_id' })
  assembly: Relation<Assembly>;

  @Index()
  @Column('uuid')
  assemblyId: string;

  @ManyToOne(() => MemberState)
  @JoinColumn({ name: 'member_iso2' })
  member: Relation<MemberState> | null;

  @Column('char', { length: 2, nullable: true })
  memberIso2: string | null;

  @ManyToOne(() => Organisation)
  @JoinColumn({ name: 'organisation_code' })
  organisation: Relation<Organisation> | null;

  @Column('varchar', { length: 20, nullable: true })
  organisationCode: string | null;

  @Column('varchar', { length: 12 })
  status: DelegationStatus;

  /** Why it was returned, declined or withdrawn; empty otherwise. */
  @Column('varchar', { length: 1000, default: '' })
  reason: string;

  /** When it took its present status. */
  @Column('timestamptz')
  statusAt: Date;

  /** Most people it may bring. */
  @Column('int', { default: 12 })
  quota: number;
}
