import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * One domain event on its way to one consumer: written when the relay hands it to the queue, closed when
 * the consumer has handled it. What stays open is handed over again, so that a lost queue loses nothing.
 */
@Entity()
@Index(['queuedAt'], { where: 'handled_at IS NULL AND failed_at IS NULL' })
@Index(['eventId'])
export class OutboxDispatch {
  /** Follows from event, queue and job. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  eventId: string;

  @Column('varchar', { length: 40 })
  queue: string;

  @Column('varchar', { length: 40 })
  job: string;

  /** How often it was handed to the queue; each time under a job id of its own. */
  @Column('int', { default: 1 })
  round: number;

  /** When it was last handed to the queue, or last seen there. */
  @Column('timestamptz')
  queuedAt: Date;

  @Column('timestamptz', { nullable: true })
  handledAt: Date | null;

  /** When the consumer gave up after its last try. */
  @Column('timestamptz', { nullable: true })
  failedAt: Date | null;
}
