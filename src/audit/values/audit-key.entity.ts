import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * The key of the values that the history holds of one person or delegation, itself sealed with a data key. Without its
 * row they cannot be read any more, by nobody; the history and its chain stay whole.
 */
@Entity()
@Index(['erasesAt'], { where: 'erases_at IS NOT NULL' })
export class AuditKey {
  /** Of a person (delegate), a delegation or an Assembly, or made for one entry alone. */
  @PrimaryColumn('uuid')
  subjectId: string;

  @Column('bytea')
  sealed: Buffer;

  /** Data key that sealed it. */
  @Column('varchar', { length: 20 })
  keyId: string;

  /** When its row is deleted by itself; null to keep it until somebody erases it. */
  @Column('timestamptz', { nullable: true })
  erasesAt: Date | null;
}
