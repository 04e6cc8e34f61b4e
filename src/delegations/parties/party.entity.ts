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
import { Assembly } from '../../assemblies/assembly.entity.js';
import type { Translated } from '../../common/text/languages.js';
import { BaseRecord } from '../../database/base-record.js';
import { Delegation } from '../delegation.entity.js';
import { Delegate } from '../people/delegate.entity.js';

export const PARTY_KINDS = ['delegation', 'sub_bureau', 'office'] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];

/**
 * Who can hold a meeting: a delegation, a sub-bureau that sits in its parent's delegation but meets by
 * itself, or an office of INTERPOL. One principal each.
 */
@Entity()
@Unique(['assemblyId', 'kind', 'code'])
@Check('party_kind', "kind IN ('delegation', 'sub_bureau', 'office')")
@Check('party_delegation', "(kind = 'office') = (delegation_id IS NULL)")
@Check('party_quota', "(kind = 'sub_bureau') = (quota IS NOT NULL)")
@Check('party_parallel_limit', 'parallel_limit BETWEEN 1 AND 50')
@Check('party_chosen_parallel_limit', 'chosen_parallel_limit BETWEEN 1 AND 50')
export class Party extends BaseRecord {
  @ManyToOne(() => Assembly, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'assembly_id' })
  assembly: Relation<Assembly>;

  @Column('uuid')
  assemblyId: string;

  @Column('varchar', { length: 12 })
  kind: PartyKind;

  /** What stands on its plate: iso3 of a member, iso2 of a sub-bureau, code of an organisation or office. */
  @Column('varchar', { length: 20 })
  code: string;

  @Column('jsonb')
  names: Translated;

  /** The delegation in which its people sit; null for offices of INTERPOL. */
  @ManyToOne(() => Delegation, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'delegation_id' })
  delegation: Relation<Delegation> | null;

  @Index()
  @Column('uuid', { nullable: true })
  delegationId: string | null;

  /** The person who must sit in a principal-level meeting; null while nobody is named. */
  @ManyToOne(() => Delegate, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'principal_id' })
  principal: Relation<Delegate> | null;

  @Column('uuid', { nullable: true })
  principalId: string | null;

  /** Name of the holder of an office, who is in no delegation. */
  @Column('varchar', { length: 240, nullable: true })
  officeHolder: string | null;

  /** How many meetings it can hold at once: follows its people and what was chosen. */
  @Column('int', { default: 1 })
  parallelLimit: number;

  /** What it chose as its parallel limit; null for the default. */
  @Column('int', { nullable: true })
  chosenParallelLimit: number | null;

  /** Most people who may come for a sub-bureau; null for others, whose delegation has the number. */
  @Column('int', { nullable: true })
  quota: number | null;

  /** Most principal meetings on one day; null for no limit. */
  @Column('int', { nullable: true })
  maxPrincipalPerDay: number | null;

  /** Whether it can ask for and hold meetings: its delegation is confirmed, or it is an office. */
  @Column('boolean', { default: false })
  active: boolean;
}
