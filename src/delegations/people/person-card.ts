import { Column } from 'typeorm';
import { BaseRecord } from '../../database/base-record.js';
import type { FieldSaves } from '../clash-authors.js';
import type { Diet, DocumentType, Honorific } from '../domain/person-choices.js';

/** What is entered about a person. Texts are kept clean (see `cleanCard`), empty while unknown. */
export abstract class PersonCard extends BaseRecord {
  @Column('varchar', { length: 16, default: 'none' })
  honorific: Honorific;

  /** Rank or degree as it stands before the name, free text. */
  @Column('varchar', { length: 80, default: '' })
  title: string;

  /** As in the passport, Latin script. */
  @Column('varchar', { length: 120 })
  givenNames: string;

  @Column('varchar', { length: 120 })
  familyName: string;

  /** The whole name in its own script. */
  @Column('varchar', { length: 200, default: '' })
  nativeName: string;

  /** Function at home, for example "Director General of Police". */
  @Column('varchar', { length: 200, default: '' })
  position: string;

  /** ISO 3166-1 alpha-2. */
  @Column('char', { length: 2, nullable: true })
  nationality: string | null;

  @Column('date', { nullable: true })
  dateOfBirth: string | null;

  @Column('varchar', { length: 20, nullable: true })
  documentType: DocumentType | null;

  /** The document's number, sealed with the key of `documentKeyId`; read only where it is needed. */
  @Column('bytea', { nullable: true, select: false })
  documentSealed: Buffer | null;

  @Column('varchar', { length: 20, nullable: true })
  documentKeyId: string | null;

  /** Keyed hash of the number, by which the same document is found twice. */
  @Column('bytea', { nullable: true })
  documentHash: Buffer | null;

  /** Last characters of the number, all that a page shows of it. */
  @Column('varchar', { length: 3, nullable: true })
  documentTail: string | null;

  /** How often the number was set: the base of the next change, as the number itself is not shown. */
  @Column('int', { default: 0 })
  documentVersion: number;

  /** Who issued the document: ISO 3166-1 alpha-2, or UN and EU. */
  @Column('char', { length: 2, nullable: true })
  documentCountry: string | null;

  @Column('date', { nullable: true })
  documentExpiresOn: string | null;

  /** Codes of languages spoken. */
  @Column('text', { array: true, default: [] })
  languages: string[];

  @Column('varchar', { length: 254, nullable: true })
  email: string | null;

  /** E.164, for example `+212612345678`. */
  @Column('varchar', { length: 16, nullable: true })
  phone: string | null;

  @Column('varchar', { length: 12, default: 'none' })
  diet: Diet;

  @Column('varchar', { length: 300, default: '' })
  dietNote: string;

  @Column('varchar', { length: 500, default: '' })
  accessNeeds: string;

  @Column('varchar', { length: 120, default: '' })
  emergencyName: string;

  @Column('varchar', { length: 16, nullable: true })
  emergencyPhone: string | null;

  /** First and last day of attendance, in the Assembly's zone; null for all its days. */
  @Column('date', { nullable: true })
  attendsFrom: string | null;

  @Column('date', { nullable: true })
  attendsTo: string | null;

  /** The photo for the badge, once it is there. */
  @Column('uuid', { nullable: true })
  photoFileId: string | null;

  /** Registered by an organizer on site. */
  @Column('boolean', { default: false })
  walkIn: boolean;

  /** Entered by an organizer for a delegation that did not do it itself. */
  @Column('boolean', { default: false })
  enteredOnBehalf: boolean;

  /** Both names folded, by which a person is found twice. */
  @Column('varchar', { length: 260, default: '' })
  nameKey: string;

  @Column('jsonb', { default: {} })
  fieldSaves: FieldSaves;
}
