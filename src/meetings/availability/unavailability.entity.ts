import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { BaseRecord } from '../../database/base-record.js';
import { Party } from '../../delegations/parties/party.entity.js';

export const ABSENCE_SCOPES = ['everyone', 'principal'] as const;
export type AbsenceScope = (typeof ABSENCE_SCOPES)[number];

/** A time in which a party, or only its principal, cannot meet. */
@Entity()
@Check('unavailability_times', 'ends_at > starts_at')
@Check('unavailability_scope', "scope IN ('everyone', 'principal')")
export class Unavailability extends BaseRecord {
  @ManyToOne(() => Party, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'party_id' })
  party: Relation<Party>;

  @Index()
  @Column('uuid')
  partyId: string;

  @Column('varchar', { length: 10 })
  scope: AbsenceScope;

  @Column('timestamptz')
  startsAt: Date;

  @Column('timestamptz')
  endsAt: Date;

  @Column('varchar', { length: 200, default: '' })
  note: string;
}
