import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Language, Translated } from '../common/text/languages.js';
import type { Region } from './domain/regions.js';

/** One of the member states of INTERPOL. Reference data: only the loader writes it. */
@Entity()
@Unique(['iso3'])
@Check('member_state_iso2', "iso2 ~ '^[A-Z]{2}$'")
@Check('member_state_iso3', "iso3 ~ '^[A-Z]{3}$'")
@Check('member_state_region', "region IN ('africa', 'americas', 'asia_pacific', 'europe')")
@Check('member_state_language', "preferred_language IN ('en', 'fr', 'es', 'ar')")
@Check('member_state_names', "names ?& ARRAY['en', 'fr', 'es', 'ar']")
export class MemberState {
  /** ISO 3166-1 alpha-2. */
  @PrimaryColumn('char', { length: 2 })
  iso2: string;

  /** ISO 3166-1 alpha-3. */
  @Column('char', { length: 3 })
  iso3: string;

  @Column('varchar', { length: 20 })
  region: Region;

  @Column('varchar', { length: 120 })
  officialNameEn: string;

  @Column('jsonb')
  names: Translated;

  @Column('varchar', { length: 120 })
  capital: string;

  /** Language in which its bureau is written to until its focal point chooses another. */
  @Column('char', { length: 2 })
  preferredLanguage: Language;

  /** IANA zone of the capital. */
  @Column('varchar', { length: 64 })
  timezone: string;

  /** Year of joining; null where no usable source was found. */
  @Column('int', { nullable: true })
  joinedYear: number | null;
}
