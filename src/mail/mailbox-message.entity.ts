import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A mail kept in the local mailbox, where no SMTP server is set. Shown in demonstration mode only. */
@Entity()
@Index(['sentAt'])
export class MailboxMessage {
  /** Id of the delivery, so that a repeated try stores it once. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('varchar', { length: 254 })
  recipient: string;

  @Column('varchar', { length: 2 })
  language: string;

  @Column('text')
  subject: string;

  @Column('text')
  html: string;

  @Column('text')
  text: string;

  @Column('timestamptz')
  sentAt: Date;
}
