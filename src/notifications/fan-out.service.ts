import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { Clock } from '../common/clock.js';
import { json } from '../database/json.js';
import { FEED_SIGNAL } from '../live/live-feed.js';
import { LiveSignals } from '../live/live-signals.js';
import { jobId } from '../queue/job-id.js';
import { JobProducer } from '../queue/job-producer.js';
import type { EventJob } from '../queue/jobs.js';
import { AudienceService, type Recipient } from './audience.service.js';
import { CHANNELS, Delivery, type Channel } from './delivery.entity.js';
import { ruleOf, type NotificationRule } from './domain/rules.js';
import { Notification } from './notification.entity.js';
import { Staleness } from './staleness.js';

/**
 * Turns an event into what each reader is told: an entry of the inbox, there with this transaction, and a
 * mail, whose try is a job of its own. Run twice it adds nothing: every row is unique by its event.
 */
@Injectable()
export class FanOut {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audience: AudienceService,
    private readonly staleness: Staleness,
    private readonly signals: LiveSignals,
    private readonly producer: JobProducer,
    private readonly clock: Clock,
  ) {}

  async run(event: EventJob): Promise<void> {
    const rule = ruleOf(event.type);
    if (!rule) return;
    const recipients = await this.audience.of(event, rule.audience);
    if (recipients.length === 0) return;
    await this.dataSource.transaction((manager) => this.record(manager, event, rule, recipients));
    const pending = await this.dataSource.manager.find(Delivery, {
      select: { id: true, round: true },
      where: { eventId: event.eventId, status: 'pending' },
    });
    await this.producer.add(
      'notifications',
      pending.map(({ id, round }) => ({
        name: 'deliver' as const,
        data: { deliveryId: id },
        id: jobId(id, round),
      })),
    );
  }

  private async record(
    manager: EntityManager,
    event: EventJob,
    rule: NotificationRule,
    recipients: Recipient[],
  ): Promise<void> {
    const stale = await this.staleness.superseded(manager, event.eventId, event.type);
    const accounts = recipients.filter(({ userId }) => userId !== null);
    const told = stale ? [] : await this.tell(manager, event, rule, accounts);
    const now = this.clock.now();
    const rows = recipients.flatMap((recipient) =>
      CHANNELS.filter((channel) => channel === 'email' || recipient.userId !== null).map(
        (channel) => this.delivery(event, recipient, channel, stale, now),
      ),
    );
    await manager
      .createQueryBuilder()
      .insert()
      .into(Delivery)
      .values(rows.map((row) => ({ ...row, params: json(row.params) })))
      .orIgnore()
      .updateEntity(false)
      .execute();
    for (const userId of told) {
      await this.signals.send(manager, { topic: `user:${userId}`, type: FEED_SIGNAL });
    }
    if (event.assemblyId) {
      const topic = `assembly:${event.assemblyId}` as const;
      await this.signals.send(manager, { topic, type: 'delivery.changed' });
    }
  }

  private delivery(
    event: EventJob,
    recipient: Recipient,
    channel: Channel,
    stale: boolean,
    now: Date,
  ): Pick<
    Delivery,
    | 'eventId'
    | 'recipientKey'
    | 'recipientId'
    | 'assemblyId'
    | 'channel'
    | 'type'
    | 'language'
    | 'params'
    | 'aggregateId'
    | 'aggregateVersion'
    | 'status'
    | 'reason'
    | 'attempts'
    | 'queuedAt'
    | 'sentAt'
  > {
    // What stands in the inbox has arrived with the commit; only a mail is sent.
    const arrived = channel === 'in_app' && !stale;
    return {
      eventId: event.eventId,
      recipientKey: recipient.key,
      recipientId: recipient.userId,
      assemblyId: event.assemblyId,
      channel,
      type: event.type,
      language: recipient.language,
      params: paramsFor(event, recipient),
      aggregateId: event.aggregateId,
      aggregateVersion: event.version,
      status: stale ? 'suppressed' : arrived ? 'sent' : 'pending',
      reason: stale ? 'superseded' : '',
      attempts: arrived ? 1 : 0,
      queuedAt: now,
      sentAt: arrived ? now : null,
    };
  }

  /**
   * Adds the inbox entries that are not there yet, and returns whose they are. Readers' counters are
   * locked in one order, so that positions have no gaps and appear in their order of commit.
   */
  private async tell(
    manager: EntityManager,
    event: EventJob,
    rule: NotificationRule,
    recipients: Recipient[],
  ): Promise<string[]> {
    const ids = recipients.map(({ key }) => key);
    if (ids.length === 0) return [];
    await manager.query(
      `INSERT INTO notification_counter (recipient_id)
       SELECT unnest($1::uuid[]) ORDER BY 1 ON CONFLICT DO NOTHING`,
      [ids],
    );
    const counters: { recipientId: string; last: number }[] = await manager.query(
      `SELECT recipient_id AS "recipientId", last FROM notification_counter
       WHERE recipient_id = ANY($1) ORDER BY recipient_id FOR UPDATE`,
      [ids],
    );
    const known = await manager.find(Notification, {
      select: { id: true, recipientId: true },
      where: { eventId: event.eventId, recipientId: In(ids) },
    });
    const done = new Set(known.map(({ recipientId }) => recipientId));
    const last = new Map(counters.map((counter) => [counter.recipientId, counter.last]));
    const fresh = recipients.filter(({ key }) => !done.has(key));
    if (fresh.length === 0) return [];
    await manager.insert(
      Notification,
      fresh.map((recipient) => ({
        id: randomUUID(),
        eventId: event.eventId,
        recipientId: recipient.key,
        position: (last.get(recipient.key) ?? 0) + 1,
        assemblyId: event.assemblyId,
        type: event.type,
        params: json(paramsFor(event, recipient)),
        link: rule.link,
        readAt: null,
      })),
    );
    const told = fresh.map(({ key }) => key);
    await manager.query(
      'UPDATE notification_counter SET last = last + 1 WHERE recipient_id = ANY($1)',
      [told],
    );
    return told;
  }
}

function paramsFor(event: EventJob, recipient: Recipient): Record<string, unknown> {
  return recipient.delegationId === null
    ? event.payload
    : { ...event.payload, readerDelegationId: recipient.delegationId };
}
