import { Check, Column, Entity, Index, Unique } from 'typeorm';
import type { Language } from '../common/text/languages.js';
import { BaseRecord } from '../database/base-record.js';

export const CHANNELS = ['in_app', 'email'] as const;
export type Channel = (typeof CHANNELS)[number];

export const DELIVERY_STATUSES = [
  'pending',
  'sending',
  'sent',
  'bounced',
  'failed',
  'suppressed',
  'cancelled',
] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** One try-able message of a notification on one channel: a row of the delivery ledger. */
@Entity()
@Unique(['eventId', 'recipientKey', 'channel'])
@Index(['status', 'leaseUntil'])
@Index(['queuedAt'], { where: "status = 'pending'" })
@Index(['assemblyId', 'createdAt'])
@Check('delivery_channel', "channel IN ('in_app', 'email')")
@Check(
  'delivery_status',
  "status IN ('pending', 'sending', 'sent', 'bounced', 'failed', 'suppressed', 'cancelled')",
)
@Check('delivery_lease', "(status = 'sending') = (lease_until IS NOT NULL)")
export class Delivery extends BaseRecord {
  @Column('uuid')
  eventId: string;

  /** The reader's account, or the id of the invitation whose address is written to. */
  @Column('varchar', { length: 80 })
  recipientKey: string;

  @Column('uuid', { nullable: true })
  recipientId: string | null;

  @Column('uuid', { nullable: true })
  assemblyId: string | null;

  @Column('varchar', { length: 10 })
  channel: Channel;

  @Column('varchar', { length: 60 })
  type: string;

  @Column('varchar', { length: 2 })
  language: Language;

  @Column('jsonb')
  params: Record<string, unknown>;

  /** The aggregate that it speaks of, and its version then: a newer one makes the message stale. */
  @Column('uuid')
  aggregateId: string;

  @Column('int')
  aggregateVersion: number;

  @Column('varchar', { length: 12 })
  status: DeliveryStatus;

  /** Why it was suppressed or failed: a stable code, never the server's raw answer. */
  @Column('varchar', { length: 60, default: '' })
  reason: string;

  @Column('int', { default: 0 })
  attempts: number;

  /** How often it was handed to the queue; each time under a job id of its own. */
  @Column('int', { default: 1 })
  round: number;

  /** When it was last handed to the queue, tried, or seen there; old and pending means lost. */
  @Column('timestamptz')
  queuedAt: Date;

  /** While sending: until when the worker holds it. */
  @Column('timestamptz', { nullable: true })
  leaseUntil: Date | null;

  @Column('timestamptz', { nullable: true })
  sentAt: Date | null;
}
