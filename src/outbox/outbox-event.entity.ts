import { Column, Entity, Generated, Index, PrimaryColumn } from 'typeorm';

/**
 * A domain event that waits for the relay: a fact, written in the transaction that made it.
 * The payload holds ids and versions, nothing personal.
 */
@Entity()
@Index(['relayedAt', 'sequence'], { where: 'relayed_at IS NULL' })
@Index(['aggregateType', 'aggregateId'])
export class OutboxEvent {
  @PrimaryColumn('uuid')
  id: string;

  @Column('bigint')
  @Generated('increment')
  sequence: string;

  /** For example `meeting.scheduled`. */
  @Column('text')
  type: string;

  @Column('text')
  aggregateType: string;

  @Column('uuid')
  aggregateId: string;

  /** Version of the aggregate after the change. */
  @Column('int')
  version: number;

  @Column('uuid', { nullable: true })
  assemblyId: string | null;

  @Column('jsonb')
  payload: Record<string, unknown>;

  @Column('timestamptz')
  occurredAt: Date;

  /** When the relay handed it to the queue; null while it waits. */
  @Column('timestamptz', { nullable: true })
  relayedAt: Date | null;
}
