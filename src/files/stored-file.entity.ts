import { Check, Column, Entity, Index, Unique } from 'typeorm';
import { BaseRecord } from '../database/base-record.js';
import { oneOf } from '../database/one-of.js';
import { FILE_KINDS, type FileKind } from './domain/file-kinds.js';

export const FILE_STATES = ['kept', 'removed', 'purged'] as const;
export type FileState = (typeof FILE_STATES)[number];

/**
 * A file that somebody sent. The bytes lie in the storage under `storageKey`; this row says whose they are
 * and what was found in them. `removed`: nothing refers to it any more; `purged`: the bytes are gone too,
 * and the row stays as evidence of what was there.
 */
@Entity()
@Unique(['storageKey'])
@Index(['kind', 'state', 'id'])
@Index('ix_stored_file_removed', ['id'], { where: "state = 'removed'" })
@Index(['delegationId'])
@Check('stored_file_kind', oneOf('kind', FILE_KINDS))
@Check('stored_file_state', oneOf('state', FILE_STATES))
@Check('stored_file_size', 'size BETWEEN 1 AND 5242880')
@Check('stored_file_sha256', 'length(sha256) = 32')
export class StoredFile extends BaseRecord {
  @Column('varchar', { length: 20 })
  kind: FileKind;

  @Column('uuid')
  assemblyId: string;

  /** Whose it is; others do not learn that it exists. */
  @Column('uuid')
  delegationId: string;

  /** Random name in the storage. */
  @Column('varchar', { length: 64 })
  storageKey: string;

  /** In bytes. */
  @Column('int')
  size: number;

  /** As found in its content. */
  @Column('varchar', { length: 40 })
  mime: string;

  @Column('bytea')
  sha256: Buffer;

  /** The account that sent it; null for the system. */
  @Column('uuid', { nullable: true })
  createdBy: string | null;

  @Column('varchar', { length: 10, default: 'kept' })
  state: FileState;
}
