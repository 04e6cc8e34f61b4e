import { Column, Entity, Index, Unique } from 'typeorm';
import { BaseRecord } from '../database/base-record.js';

/** What one person is told about one event. Texts are made when read, in the reader's language. */
@Entity()
@Unique(['eventId', 'recipientId'])
@Unique(['recipientId', 'position'])
@Index(['recipientId', 'readAt'])
export class Notification extends BaseRecord {
  /** The outbox event that caused it. */
  @Column('uuid')
  eventId: string;

  /** Account of the reader. */
  @Column('uuid')
  recipientId: string;

  /** Counter of the recipient, from 1 without gaps: live updates catch up by it. */
  @Column('int')
  position: number;

  @Column('uuid', { nullable: true })
  assemblyId: string | null;

  /** For example `meeting.scheduled`; names the texts. */
  @Column('varchar', { length: 60 })
  type: string;

  /** Values for the texts: ids, instants, codes. Names are looked up when it is shown. */
  @Column('jsonb')
  params: Record<string, unknown>;

  /** Path in the client that it leads to. */
  @Column('varchar', { length: 300 })
  link: string;

  @Column('timestamptz', { nullable: true })
  readAt: Date | null;
}
