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
import { BaseRecord } from '../../database/base-record.js';
import { Delegate } from '../people/delegate.entity.js';
import type { RoomKind, StayFields } from './domain/travel-fields.js';
import { Hotel } from './hotels/hotel.entity.js';

/** Where a person stays and what transport is needed. */
@Entity()
@Unique(['delegateId'])
@Check('travel_stay_room', "room IN ('single', 'double', 'twin', 'suite')")
export class TravelStay extends BaseRecord implements StayFields {
  @ManyToOne(() => Delegate, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'delegate_id' })
  delegate: Relation<Delegate>;

  @Column('uuid')
  delegateId: string;

  @ManyToOne(() => Hotel, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'hotel_id' })
  hotel: Relation<Hotel> | null;

  @Index()
  @Column('uuid', { nullable: true })
  hotelId: string | null;

  @Column('varchar', { length: 200, default: '' })
  hotelOther: string;

  @Column('varchar', { length: 10, nullable: true })
  room: RoomKind | null;

  @Column('varchar', { length: 300, default: '' })
  roomNeeds: string;

  @Column('boolean', { default: false })
  transfer: boolean;

  @Column('boolean', { default: false })
  accessibleVehicle: boolean;

  @Column('boolean', { default: false })
  securityCar: boolean;

  @Column('varchar', { length: 300, default: '' })
  transportNote: string;

  /** Whether an organizer, and not the delegation itself, made the last change to the person's travel. */
  @Column('boolean', { default: false })
  enteredOnBehalf: boolean;

  /** When anything of the person's travel last changed. */
  @Column('timestamptz')
  changedAt: Date;

  /** Account of who did it; null for the system. */
  @Column('uuid', { nullable: true })
  changedById: string | null;
}
