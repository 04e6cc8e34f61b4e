import {
  Column,
  Entity,
  Exclusion,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  type Relation,
} from 'typeorm';
import { Booking } from './booking.entity.js';

/**
 * A named person who must sit in a booked meeting: the principal of a party. `personId` is the
 * delegate's id, or the party's where an office has no delegate. Nobody can be in two places.
 */
@Entity()
@Exclusion(
  'booking_principal_free',
  `USING gist (person_id WITH =, tstzrange(starts_at, ends_at, '[)') WITH &&)`,
  { deferrable: 'INITIALLY DEFERRED' },
)
export class BookingPrincipal {
  @ManyToOne(() => Booking, (booking) => booking.principals, {
    nullable: false,
    onDelete: 'CASCADE',
  })
  @JoinColumn({ name: 'booking_id' })
  booking: Relation<Booking>;

  @PrimaryColumn('uuid')
  bookingId: string;

  @PrimaryColumn('uuid')
  personId: string;

  /** The party for which the person sits there. */
  @Column('uuid')
  partyId: string;

  @Column('timestamptz')
  startsAt: Date;

  @Column('timestamptz')
  endsAt: Date;
}
