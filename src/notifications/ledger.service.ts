import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Invitation } from '../auth/invitation.entity.js';
import { UserAccount } from '../auth/user-account.entity.js';
import type { Actor } from '../common/actor.js';
import { AppError } from '../common/errors/app-error.js';
import { decodeCursor, encodeCursor } from '../common/pagination.js';
import { Party } from '../delegations/parties/party.entity.js';
import { LiveSignals } from '../live/live-signals.js';
import { Transactor } from '../outbox/transactor.js';
import { Delivery, type Channel, type DeliveryStatus } from './delivery.entity.js';
import type {
  DeliveryDto,
  DeliveryPageDto,
  DeliverySummaryDto,
  LedgerQuery,
} from './dto/ledger.dto.js';
import { deliveryRequeued } from './notifications.events.js';

type Row = Omit<DeliveryDto, 'createdAt' | 'sentAt'> & {
  createdAt: Date;
  sentAt: Date | null;
  /** The time of creation to the microsecond, which a `Date` would round. */
  at: string;
};

/** What was sent to whom in an Assembly, and what was not. */
@Injectable()
export class LedgerService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly signals: LiveSignals,
  ) {}

  /** Newest first. */
  async list(assemblyId: string, query: LedgerQuery): Promise<DeliveryPageDto> {
    const { status, channel, cursor, limit } = query;
    const rows = this.dataSource
      .createQueryBuilder(Delivery, 'delivery')
      .leftJoin(UserAccount, 'account', 'account.id = delivery.recipientId')
      .leftJoin(Invitation, 'invitation', 'CAST(invitation.id AS text) = delivery.recipientKey')
      .leftJoin(
        Party,
        'party',
        "CAST(party.delegationId AS text) = delivery.params->>'readerDelegationId' AND party.kind = 'delegation'",
      )
      .select('delivery.id', 'id')
      .addSelect(
        "coalesce(nullif(account.name, ''), nullif(invitation.name, ''), invitation.email, '')",
        'recipient',
      )
      .addSelect('party.code', 'plate')
      .addSelect('delivery.channel', 'channel')
      .addSelect('delivery.type', 'type')
      .addSelect('delivery.status', 'status')
      .addSelect('delivery.reason', 'reason')
      .addSelect('delivery.language', 'language')
      .addSelect('delivery.attempts', 'attempts')
      .addSelect('delivery.createdAt', 'createdAt')
      .addSelect('delivery.sentAt', 'sentAt')
      .addSelect('CAST(delivery.createdAt AS text)', 'at')
      .where('delivery.assemblyId = :assemblyId', { assemblyId })
      .orderBy('delivery.createdAt', 'DESC')
      .addOrderBy('delivery.id', 'DESC')
      .limit(limit + 1);
    if (status) rows.andWhere('delivery.status = :status', { status });
    if (channel) rows.andWhere('delivery.channel = :channel', { channel });
    if (cursor !== undefined) {
      const [at, id] = decodeCursor(cursor, 2);
      rows.andWhere('(delivery.createdAt, delivery.id) < (:at::timestamptz, :id::uuid)', {
        at,
        id,
      });
    }
    const found = await rows.getRawMany<Row>();
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map(({ at: _, createdAt, sentAt, ...row }) => ({
        ...row,
        createdAt: createdAt.toISOString(),
        sentAt: sentAt?.toISOString() ?? null,
      })),
      nextCursor: found.length > limit && last ? encodeCursor([last.at, last.id]) : null,
    };
  }

  async summary(assemblyId: string): Promise<DeliverySummaryDto> {
    const rows = await this.dataSource
      .createQueryBuilder(Delivery, 'delivery')
      .select('delivery.channel', 'channel')
      .addSelect('delivery.status', 'status')
      .addSelect('count(*)::int', 'count')
      .addSelect('max(delivery.sentAt)', 'last')
      .addSelect('min(delivery.createdAt)', 'oldest')
      .where('delivery.assemblyId = :assemblyId', { assemblyId })
      .groupBy('delivery.channel')
      .addGroupBy('delivery.status')
      .orderBy('delivery.channel')
      .addOrderBy('delivery.status')
      .getRawMany<{
        channel: Channel;
        status: DeliveryStatus;
        count: number;
        last: Date | null;
        oldest: Date;
      }>();
    const sent = rows.flatMap(({ last }) => (last ? [last.getTime()] : []));
    const waiting = rows.flatMap(({ status, oldest }) =>
      status === 'pending' ? [oldest.getTime()] : [],
    );
    return {
      total: rows.reduce((sum, { count }) => sum + count, 0),
      counts: rows.map(({ channel, status, count }) => ({ channel, status, count })),
      lastSentAt: sent.length > 0 ? new Date(Math.max(...sent)).toISOString() : null,
      oldestPendingAt: waiting.length > 0 ? new Date(Math.min(...waiting)).toISOString() : null,
    };
  }

  /**
   * Gives a failed or bounced delivery its tries again. Throws `not_found` outside of the Assembly and
   * `wrong_state` for one that was not given up.
   */
  async requeue(actor: Actor, assemblyId: string, id: string): Promise<void> {
    await this.transactor.run(actor, async (tx) => {
      const delivery = await tx.manager.findOne(Delivery, {
        where: { id, assemblyId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!delivery) throw new AppError('not_found');
      if (delivery.status !== 'failed' && delivery.status !== 'bounced') {
        throw new AppError('wrong_state');
      }
      const from = delivery.status;
      await tx.manager.update(Delivery, id, {
        status: 'pending',
        reason: '',
        attempts: 0,
        queuedAt: tx.now,
      });
      await tx.emit(deliveryRequeued({ id, assemblyId, version: delivery.version + 1 }));
      await tx.audit({
        action: 'delivery.requeued',
        subjectType: 'delivery',
        subjectId: id,
        assemblyId,
        changes: { status: { from, to: 'pending' } },
      });
      await this.signals.send(tx.manager, {
        topic: `assembly:${assemblyId}`,
        type: 'delivery.changed',
        id,
      });
    });
  }
}
