import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import type { Translated } from '../common/text/languages.js';
import type { OrganisationKind } from './domain/regions.js';

/** An organisation that may send observers to an Assembly. Reference data. */
@Entity()
@Check('organisation_code', "code ~ '^[A-Z][A-Z0-9-]{1,19}$'")
@Check(
  'organisation_kind',
  "kind IN ('intergovernmental', 'regional_police', 'academia', 'think_tank', 'private_sector')",
)
@Check('organisation_headquarters', "headquarters_country ~ '^[A-Z]{2}$'")
@Check('organisation_names', "names ?& ARRAY['en', 'fr', 'es', 'ar']")
export class Organisation {
  /** Its usual short name, for example `EUROPOL`. */
  @PrimaryColumn('varchar', { length: 20 })
  code: string;

  @Column('varchar', { length: 20 })
  kind: OrganisationKind;

  @Column('jsonb')
  names: Translated;

  /** ISO 3166-1 alpha-2 of the country of its headquarters. */
  @Column('char', { length: 2 })
  headquartersCountry: string;
}
