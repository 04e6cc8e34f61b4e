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
import { BaseRecord } from '../../../database/base-record.js';
import { Delegation } from '../../delegation.entity.js';
import { Delegate } from '../../people/delegate.entity.js';

/** The letter with which a person, or the whole delegation, asks for visas. Its text is made when it is read. */
@Entity()
@Unique(['delegationId', 'sequence'])
@Index('uq_visa_letter_person', ['delegateId'], { unique: true, where: 'delegate_id IS NOT NULL' })
@Check('visa_letter_whole', '(sequence = 0) = (delegate_id IS NULL)')
export class VisaLetter extends BaseRecord {
  @ManyToOne(() => Delegation, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'delegation_id' })
  delegation: Relation<Delegation>;

  @Column('uuid')
  delegationId: string;

  @ManyToOne(() => Delegate, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'delegate_id' })
  delegate: Relation<Delegate> | null;

  /** Null for the letter of the whole delegation. */
  @Column('uuid', { nullable: true })
  delegateId: string | null;

  /** Number within the delegation: 0 for the whole, then one after the other. Never given twice. */
  @Column('int')
  sequence: number;

  /** Grows when the letter says something else than before. */
  @Column('int', { default: 1 })
  edition: number;

  /** Of what the letter says, so that a change makes a new edition; tells nothing about it. */
  @Column('varchar', { length: 64 })
  fingerprint: string;

  /** Date of this edition. */
  @Column('timestamptz')
  readyAt: Date;

  /** When this edition was first fetched, and by whom. */
  @Column('timestamptz', { nullable: true })
  collectedAt: Date | null;

  @Column('uuid', { nullable: true })
  collectedById: string | null;
}
