import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, LessThan, MoreThan } from 'typeorm';
import type { Actor } from '../common/actor.js';
import { Clock } from '../common/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { decodeCursor, encodeCursor, type PageQuery } from '../common/pagination.js';
import type { LiveFeed, LiveItem } from '../live/live-feed.js';
import { FEED_SIGNAL } from '../live/live-feed.js';
import type { NotificationDto, NotificationPageDto } from './dto/inbox.dto.js';
import { MessageRenderer } from './message-renderer.js';
import { Notification } from './notification.entity.js';

const FEED_BATCH = 100;

/** The reader's own notifications. */
@Injectable()
export class InboxService implements LiveFeed {
  constructor(
    private readonly dataSource: DataSource,
    private readonly renderer: MessageRenderer,
    private readonly clock: Clock,
  ) {}

  /** Newest first. */
  async list(actor: Actor, { cursor, limit }: PageQuery): Promise<NotificationPageDto> {
    const recipientId = reader(actor);
    const before = cursor === undefined ? null : Number(decodeCursor(cursor, 1)[0]);
    if (before !== null && !Number.isInteger(before)) {
      throw new AppError('validation_failed', {
        fields: [{ path: 'cursor', code: 'wrong_value' }],
      });
    }
    const [rows, unread] = await Promise.all([
      this.dataSource.manager.find(Notification, {
        where: { recipientId, ...(before === null ? {} : { position: LessThan(before) }) },
        order: { position: 'DESC' },
        take: limit + 1,
      }),
      this.unread(recipientId),
    ]);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: await this.views(actor, page),
      nextCursor: rows.length > limit && last ? encodeCursor([last.position]) : null,
      unread,
    };
  }

  /** Marks one as read; a second time changes nothing. Throws `not_found` for another reader's. */
  async read(actor: Actor, id: string): Promise<{ unread: number }> {
    const recipientId = reader(actor);
    const found = await this.dataSource.manager.existsBy(Notification, { id, recipientId });
    if (!found) throw new AppError('not_found');
    await this.mark({ id, recipientId });
    return { unread: await this.unread(recipientId) };
  }

  async readAll(actor: Actor): Promise<{ unread: number }> {
    const recipientId = reader(actor);
    await this.mark({ recipientId });
    return { unread: await this.unread(recipientId) };
  }

  async latest(actor: Actor): Promise<number> {
    const last = await this.dataSource.manager.maximum(Notification, 'position', {
      recipientId: reader(actor),
    });
    return last ?? 0;
  }

  async after(actor: Actor, position: number): Promise<LiveItem[]> {
    const rows = await this.dataSource.manager.find(Notification, {
      where: { recipientId: reader(actor), position: MoreThan(position) },
      order: { position: 'ASC' },
      take: FEED_BATCH,
    });
    const views = await this.views(actor, rows);
    return views.map((data) => ({ position: data.position, type: FEED_SIGNAL, data }));
  }

  private async mark(where: { id?: string; recipientId: string }): Promise<void> {
    await this.dataSource.manager.update(
      Notification,
      { ...where, readAt: IsNull() },
      { readAt: this.clock.now() },
    );
  }

  private unread(recipientId: string): Promise<number> {
    return this.dataSource.manager.countBy(Notification, { recipientId, readAt: IsNull() });
  }

  private async views(actor: Actor, rows: Notification[]): Promise<NotificationDto[]> {
    const messages = await this.renderer.renderAll(rows, actor.language);
    return rows.map((row, index) => ({
      id: row.id,
      position: row.position,
      type: row.type,
      title: messages[index]?.title ?? '',
      lines: messages[index]?.lines ?? [],
      link: row.link,
      assemblyId: row.assemblyId,
      createdAt: row.createdAt.toISOString(),
      readAt: row.readAt?.toISOString() ?? null,
    }));
  }
}

function reader(actor: Actor): string {
  if (actor.userId === null) throw new AppError('not_signed_in');
  return actor.userId;
}
