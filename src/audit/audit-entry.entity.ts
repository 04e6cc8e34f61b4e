import { Column, Entity, Generated, Index, PrimaryColumn, Unique } from 'typeorm';

/** What one change did: fields with their old and new value. No personal value stands here in the clear. */
export type AuditChanges = Record<string, { from: unknown; to: unknown }>;

/**
 * One entry of the history: who did what to which subject, and on whose behalf. Written in the
 * transaction of the change, never changed after; the sealer adds the chain's hash in commit order.
 */
@Entity()
@Unique(['sequence'])
@Index(['subjectType', 'subjectId', 'sequence'])
@Index(['assemblyId', 'at'])
export class AuditEntry {
  @PrimaryColumn('uuid')
  id: string;

  @Column('bigint')
  @Generated('increment')
  sequence: string;

  @Column('timestamptz')
  at: Date;

  @Column('uuid', { nullable: true })
  actorUserId: string | null;

  /** The job or command that acted where no person did; names of persons are looked up, not copied. */
  @Column('text', { nullable: true })
  actorSystem: string | null;

  @Column('text')
  requestId: string;

  /** The delegation for which an organizer acted, if so. */
  @Column('uuid', { nullable: true })
  onBehalfOf: string | null;

  @Column('uuid', { nullable: true })
  assemblyId: string | null;

  /** For example `delegation.submitted`. */
  @Column('text')
  action: string;

  @Column('text')
  subjectType: string;

  @Column('text')
  subjectId: string;

  @Column('jsonb')
  changes: AuditChanges;
}
