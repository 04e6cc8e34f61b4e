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
import type { Translated } from '../common/text/languages.js';
import { MemberState } from './member-state.entity.js';

/**
 * A sub-bureau: no member, it attends inside the delegation of its parent but may hold bilateral
 * meetings by itself (for example Hong Kong, China).
 */
@Entity()
@Check('sub_bureau_iso2', "iso2 ~ '^[A-Z]{2}$'")
@Check('sub_bureau_parent', 'iso2 <> parent_iso2')
@Check('sub_bureau_names', "names ?& ARRAY['en', 'fr', 'es', 'ar']")
export class SubBureau {
  /** ISO 3166-1 alpha-2 of the territory. */
  @PrimaryColumn('char', { length: 2 })
  iso2: string;

  @ManyToOne(() => MemberState, { nullable: false })
  @JoinColumn({ name: 'parent_iso2' })
  parent: Relation<MemberState>;

  @Index()
  @Column('char', { length: 2 })
  parentIso2: string;

  @Column('jsonb')
  names: Translated;
}
