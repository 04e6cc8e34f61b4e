import {
  Injectable,
  Logger,
  type MessageEvent,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import type { Observable } from 'rxjs';
import type { Actor } from '../common/actor.js';
import { Clock } from '../common/clock.js';
import { PostgresListener } from '../outbox/postgres-listener.js';
import { LiveConnection } from './live-connection.js';
import { CLOSING_SIGNALS, FEED_SIGNAL, type LiveFeed } from './live-feed.js';
import { LIVE_CHANNEL, parseSignal } from './live-signals.js';

/** Pages that one person can have open; a further one closes the oldest. */
export const MOST_CONNECTIONS = 6;
const HEARTBEAT_MS = 20_000;
/** Then the page connects again and proves its session. */
const MOST_AGE_MS = 15 * 60_000;

/** The open pages of this API process, and what reaches them. */
@Injectable()
export class LiveHub implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(LiveHub.name);
  private readonly byUser = new Map<string, LiveConnection[]>();
  private feed: LiveFeed | null = null;
  private heartbeat: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    private readonly listener: PostgresListener,
    private readonly clock: Clock,
  ) {}

  /** Gives the hub the feed that pages catch up from. */
  useFeed(feed: LiveFeed): void {
    this.feed = feed;
  }

  async onApplicationBootstrap(): Promise<void> {
    this.heartbeat = setInterval(() => this.beat(), HEARTBEAT_MS);
    this.heartbeat.unref();
    await this.listener.listen(LIVE_CHANNEL, {
      notified: (payload) => this.notified(payload),
      connected: () => this.each((connection) => connection.pull()),
    });
  }

  /** Before the server stops taking requests, or open streams would hold it up. */
  onModuleDestroy(): void {
    this.closed = true;
    clearInterval(this.heartbeat);
    this.each((connection) => connection.close());
  }

  /**
   * Opens a page's stream.
   * @param lastPosition what the page has seen; null to begin with what comes from now on
   */
  open(actor: Actor, lastPosition: number | null): Observable<MessageEvent> {
    const userId = actor.userId ?? '';
    const connection = new LiveConnection(
      actor,
      this.clock.now().getTime(),
      lastPosition,
      this.feed,
      (closed) => this.remove(userId, closed),
      (error) => this.logger.warn({ err: error }),
    );
    const open = [...(this.byUser.get(userId) ?? []), connection];
    this.byUser.set(userId, open);
    for (const oldest of open.slice(0, -MOST_CONNECTIONS)) oldest.close();
    if (this.closed) connection.close();
    return connection.events;
  }

  /** Streams open in this process. */
  get size(): number {
    return [...this.byUser.values()].reduce((sum, open) => sum + open.length, 0);
  }

  private notified(payload: string): void {
    const signal = parseSignal(payload);
    if (!signal) return;
    this.each((connection) => {
      if (!connection.hears(signal)) return;
      if (!signal.topic.startsWith('user:')) connection.signal(signal);
      else if (CLOSING_SIGNALS.includes(signal.type)) connection.close();
      else if (signal.type === FEED_SIGNAL) connection.pull();
      else connection.signal(signal);
    });
  }

  private beat(): void {
    const now = this.clock.now().getTime();
    this.each((connection) => {
      if (now - connection.openedAt > MOST_AGE_MS) connection.close();
      else connection.send({ type: 'heartbeat', data: {} });
    });
  }

  private each(visit: (connection: LiveConnection) => void): void {
    for (const open of this.byUser.values()) for (const connection of open) visit(connection);
  }

  private remove(userId: string, connection: LiveConnection): void {
    const left = (this.byUser.get(userId) ?? []).filter((open) => open !== connection);
    if (left.length > 0) this.byUser.set(userId, left);
    else this.byUser.delete(userId);
  }
}
