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
import { oneOf } from '../../database/one-of.js';
import { StoredFile } from '../../files/stored-file.entity.js';
import type { FieldSaves } from '../clash-authors.js';
import { Delegation } from '../delegation.entity.js';
import {
  CREDENTIALS_STATUSES,
  REJECTIONS,
  type CredentialsStatus,
  type Rejection,
} from './domain/credentials-lifecycle.js';
import { CAPACITIES, type Capacity } from './domain/powers.js';

/** The signed letter of a delegation and how far its verification is. Without a row they are missing. */
@Entity()
@Unique(['delegationId'])
@Index(['assemblyId', 'status', 'statusAt', 'id'])
@Check('credentials_status', oneOf('status', CREDENTIALS_STATUSES))
@Check('credentials_rejected', "(status = 'rejected') = (rejection IS NOT NULL)")
@Check('credentials_rejection', oneOf('rejection', REJECTIONS))
@Check('credentials_reason', "rejection IS DISTINCT FROM 'other' OR reason <> ''")
@Check('credentials_letter', "status = 'missing' OR letter_file_id IS NOT NULL")
@Check('credentials_capacity', oneOf('signatory_capacity', CAPACITIES))
export class Credentials extends BaseRecord {
  @Column('uuid')
  assemblyId: string;

  @ManyToOne(() => Delegation, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'delegation_id' })
  delegation: Relation<Delegation>;

  @Column('uuid')
  delegationId: string;

  @Column('varchar', { length: 10, default: 'missing' })
  status: CredentialsStatus;

  /** When it took its present status. */
  @Column('timestamptz')
  statusAt: Date;

  /** Why the letter was rejected. */
  @Column('varchar', { length: 30, nullable: true })
  rejection: Rejection | null;

  /** The reviewer's own words on it; may be empty. */
  @Column('varchar', { length: 1000, default: '' })
  reason: string;

  @ManyToOne(() => StoredFile)
  @JoinColumn({ name: 'letter_file_id' })
  letter: Relation<StoredFile> | null;

  @Index()
  @Column('uuid', { nullable: true })
  letterFileId: string | null;

  @Column('varchar', { length: 200, default: '' })
  signatoryName: string;

  @Column('varchar', { length: 40, nullable: true })
  signatoryCapacity: Capacity | null;

  /** What the signatory is, where the capacity is another one. */
  @Column('varchar', { length: 200, default: '' })
  signatoryFunction: string;

  /** Date on the letter. */
  @Column('date', { nullable: true })
  signedOn: string | null;

  /** Of what is said of the letter. */
  @Column('jsonb', { default: {} })
  fieldSaves: FieldSaves;
}
