import { Check, Column, Entity, JoinColumn, ManyToOne, Unique, type Relation } from 'typeorm';
import { Assembly } from '../assemblies/assembly.entity.js';
import type { Language, Translated } from '../common/text/languages.js';
import { BaseRecord } from '../database/base-record.js';

/** What an item takes from a delegation: everybody, its principal, or one person who keeps the seat. */
export const HOLDS = ['everyone', 'principal', 'seat'] as const;
export type Hold = (typeof HOLDS)[number];

export const AUDIENCES = ['all', 'africa', 'americas', 'asia_pacific', 'europe'] as const;
/** Whom an item concerns: all delegations, or those of one region. */
export type Audience = (typeof AUDIENCES)[number];

/** Plenary, ceremony, vote, lunch: what blocks whom, and when. */
@Entity()
@Unique(['assemblyId', 'code'])
@Check('programme_item_times', 'ends_at > starts_at')
@Check('programme_item_hold', "hold IN ('everyone', 'principal', 'seat')")
@Check(
  'programme_item_audience',
  "audience IN ('all', 'africa', 'americas', 'asia_pacific', 'europe')",
)
export class ProgrammeItem extends BaseRecord {
  @ManyToOne(() => Assembly, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'assembly_id' })
  assembly: Relation<Assembly>;

  @Column('uuid')
  assemblyId: string;

  @Column('varchar', { length: 40 })
  code: string;

  @Column('jsonb')
  titles: Translated;

  /** Languages in which nobody gave a title: that of another language stands there. */
  @Column('text', { array: true, default: [] })
  untranslated: Language[];

  /** ceremony, plenary, lunch, panel, regional_meeting, election, gala ... */
  @Column('varchar', { length: 40 })
  kind: string;

  @Column('varchar', { length: 12 })
  hold: Hold;

  @Column('varchar', { length: 20, default: 'all' })
  audience: Audience;

  @Column('timestamptz')
  startsAt: Date;

  @Column('timestamptz')
  endsAt: Date;

  /** Invented for demonstration, not sourced. */
  @Column('boolean', { default: false })
  illustrative: boolean;
}
