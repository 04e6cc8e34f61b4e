import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import type { Role } from '../common/actor.js';
import { BaseRecord } from '../database/base-record.js';
import { UserAccount } from './user-account.entity.js';

/** A role that a person holds in one Assembly; admins hold theirs everywhere. */
@Entity()
@Index('uq_role_grant_admin', ['userId'], { unique: true, where: 'assembly_id IS NULL' })
@Index('uq_role_grant_assembly', ['userId', 'role', 'assemblyId'], {
  unique: true,
  where: 'assembly_id IS NOT NULL AND delegation_id IS NULL',
})
@Index('uq_role_grant_delegation', ['userId', 'role', 'delegationId'], {
  unique: true,
  where: 'delegation_id IS NOT NULL',
})
@Index(['assemblyId', 'role'])
@Index(['delegationId'])
@Check(
  'role_grant_role',
  "role IN ('admin', 'organizer', 'reviewer', 'protocol', 'staff', 'focal_point', 'delegate')",
)
@Check('role_grant_scope', "(role = 'admin') = (assembly_id IS NULL)")
@Check(
  'role_grant_delegation',
  "(role IN ('focal_point', 'delegate')) = (delegation_id IS NOT NULL)",
)
export class RoleGrant extends BaseRecord {
  @ManyToOne(() => UserAccount, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id' })
  user: Relation<UserAccount>;

  @Index()
  @Column('uuid')
  userId: string;

  @Column('varchar', { length: 12 })
  role: Role;

  @Column('uuid', { nullable: true })
  assemblyId: string | null;

  @Column('uuid', { nullable: true })
  delegationId: string | null;
}
