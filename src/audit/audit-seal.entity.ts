import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { AuditEntry } from './audit-entry.entity.js';

/** The link of one audit entry in the hash chain: SHA-256 over the link before and the entry. */
@Entity()
export class AuditSeal {
  /** Place in the chain, from 1 without gaps. */
  @PrimaryColumn('bigint')
  position: string;

  @OneToOne(() => AuditEntry, { nullable: false })
  @JoinColumn({ name: 'entry_id' })
  entry: Relation<AuditEntry>;

  @Column('uuid')
  entryId: string;

  @Column('bytea')
  hash: Buffer;

  @Column('timestamptz')
  sealedAt: Date;
}
