import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { Direction, TravelMode } from '../domain/travel-fields.js';
import { ManifestExport } from './manifest-export.entity.js';

/**
 * One leg as an exported manifest had it. It holds the names itself: a person who has been removed since
 * still has to be crossed out on paper.
 */
@Entity()
export class ManifestRow {
  @ManyToOne(() => ManifestExport, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'export_id' })
  export: Relation<ManifestExport>;

  @PrimaryColumn('uuid')
  exportId: string;

  @PrimaryColumn('uuid')
  delegateId: string;

  @PrimaryColumn('varchar', { length: 10 })
  direction: Direction;

  @Column('uuid')
  delegationId: string;

  /** iso3 of the member or code of the organisation. */
  @Column('varchar', { length: 20 })
  code: string;

  @Column('varchar', { length: 260 })
  person: string;

  @Column('varchar', { length: 10 })
  mode: TravelMode;

  @Column('varchar', { length: 12 })
  number: string;

  /** Airport, or the station or border crossing. */
  @Column('varchar', { length: 80 })
  port: string;

  @Column('timestamptz')
  at: Date;

  @Column('varchar', { length: 3 })
  farPort: string;

  @Column('varchar', { length: 200 })
  hotel: string;

  @Column('boolean')
  transfer: boolean;

  @Column('boolean')
  accessibleVehicle: boolean;

  @Column('boolean')
  securityCar: boolean;
}
