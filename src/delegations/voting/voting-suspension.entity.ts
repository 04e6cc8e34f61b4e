import { Check, Column, Entity, JoinColumn, ManyToOne, Unique, type Relation } from 'typeorm';
import { Assembly } from '../../assemblies/assembly.entity.js';
import { BaseRecord } from '../../database/base-record.js';
import { MemberState } from '../../reference/member-state.entity.js';

/** A member that may not vote at one Assembly whatever its letter grants, for example because of arrears. */
@Entity()
@Unique(['assemblyId', 'memberIso2'])
@Check('voting_suspension_reason', "reason <> ''")
export class VotingSuspension extends BaseRecord {
  @ManyToOne(() => Assembly, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'assembly_id' })
  assembly: Relation<Assembly>;

  @Column('uuid')
  assemblyId: string;

  @ManyToOne(() => MemberState, { nullable: false })
  @JoinColumn({ name: 'member_iso2' })
  member: Relation<MemberState>;

  @Column('char', { length: 2 })
  memberIso2: string;

  @Column('varchar', { length: 500 })
  reason: string;
}
