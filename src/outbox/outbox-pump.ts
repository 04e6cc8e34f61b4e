import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { OutboxRelay } from './outbox-relay.js';
import { PostgresListener } from './postgres-listener.js';

/** Channel on which the trigger of `outbox_event` speaks. */
export const OUTBOX_CHANNEL = 'outbox_event';
/** In case a wake-up was missed. */
const POLL_MS = 5_000;
const RETRY_MS = { first: 200, most: 15_000 };

/** Runs the relay whenever events are written, and keeps trying while the queue is away. */
@Injectable()
export class OutboxPump implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(OutboxPump.name);
  private running: Promise<void> | null = null;
  private woken = false;
  private closed = false;
  private failures = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly relay: OutboxRelay,
    private readonly listener: PostgresListener,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.listener.listen(OUTBOX_CHANNEL, {
      notified: () => this.wake(),
      connected: () => this.wake(),
    });
    this.wake();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** Relays what waits; asked again while it runs, it looks once more before it rests. */
  wake(): void {
    this.woken = true;
    if (this.closed || this.running) return;
    clearTimeout(this.timer);
    this.running = this.drain().finally(() => {
      this.running = null;
      if (this.closed) return;
      const wait =
        this.failures === 0
          ? POLL_MS
          : Math.min(RETRY_MS.first * 2 ** (this.failures - 1), RETRY_MS.most);
      this.timer = setTimeout(() => this.wake(), wait);
    });
  }

  private async drain(): Promise<void> {
    try {
      while (this.woken && !this.closed) {
        this.woken = false;
        while (!this.closed && (await this.relay.relayBatch()) > 0);
      }
      this.failures = 0;
    } catch (error) {
      this.failures += 1;
      this.logger.warn(`events wait: ${(error as Error).message}`);
    }
  }
}
