import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { BaseRecord } from '../../database/base-record.js';
import { Delegation } from '../delegation.entity.js';
import type { DelegateRole } from '../domain/delegate-roles.js';

export { DELEGATE_ROLES, type DelegateRole } from '../domain/delegate-roles.js';

/** A person in a delegation. One head and one alternate at most, by unique index. */
@Entity()
@Index('uq_delegate_head', ['delegationId'], { unique: true, where: "role = 'head'" })
@Index('uq_delegate_alternate', ['delegationId'], { unique: true, where: "role = 'alternate'" })
@Check(
  'delegate_role',
  "role IN ('head', 'alternate', 'delegate', 'adviser', 'interpreter', 'security', 'support')",
)
export class Delegate extends BaseRecord {
  @ManyToOne(() => Delegation, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'delegation_id' })
  delegation: Relation<Delegation>;

  @Index()
  @Column('uuid')
  delegationId: string;

  @Column('varchar', { length: 12 })
  role: DelegateRole;

  /** As in the passport, Latin script. */
  @Column('varchar', { length: 120 })
  givenNames: string;

  @Column('varchar', { length: 120 })
  familyName: string;

  /** Function at home, for example "Director General of Police". */
  @Column('varchar', { length: 200, default: '' })
  position: string;

  @Column('varchar', { length: 254, nullable: true })
  email: string | null;

  /** Codes of languages spoken. */
  @Column('text', { array: true, default: [] })
  languages: string[];
}
