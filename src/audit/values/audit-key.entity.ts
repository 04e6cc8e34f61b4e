import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * The key of the values that the history holds of one person or delegation, itself sealed with a data key. Without its
 * row they cannot be read any more, by nobody; the history and its chain stay whole.
 */
@Entity()
export class AuditKey {
  /** Of a person (delegate) or a delegation. */
  @PrimaryColumn('uuid')
  subjectId: string;

  @Column('bytea')
  sealed: Buffer;

  /** Data key that sealed it. */
  @Column('varchar', { length: 20 })
  keyId: string;
}
