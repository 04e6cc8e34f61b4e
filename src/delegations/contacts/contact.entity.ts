import { Check, Column, Entity, JoinColumn, ManyToOne, Unique, type Relation } from 'typeorm';
import { Assembly } from '../../assemblies/assembly.entity.js';
import type { Language } from '../../common/text/languages.js';
import { BaseRecord } from '../../database/base-record.js';
import { MemberState } from '../../reference/member-state.entity.js';
import { Organisation } from '../../reference/organisation.entity.js';

/** Whom an organizer writes to at a National Central Bureau or an organisation: the focal points to invite. */
@Entity()
@Unique(['assemblyId', 'memberIso2', 'email'])
@Unique(['assemblyId', 'organisationCode', 'email'])
@Check('contact_sender', 'num_nonnulls(member_iso2, organisation_code) = 1')
@Check('contact_email', 'email = lower(email)')
export class Contact extends BaseRecord {
  @ManyToOne(() => Assembly, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'assembly_id' })
  assembly: Relation<Assembly>;

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

  @Column('varchar', { length: 200 })
  name: string;

  @Column('varchar', { length: 254 })
  email: string;

  @Column('varchar', { length: 2 })
  language: Language;
}
