import type { MessageEvent } from '@nestjs/common';
import { Observable, type Subscriber } from 'rxjs';
import { holds, type Actor } from '../common/actor.js';
import type { LiveFeed } from './live-feed.js';
import type { LiveSignal } from './live-signals.js';

/** Equal signals within this time reach the page as one. */
const COALESCE_MS = 200;
/** Milliseconds that a browser waits before it reconnects. */
const RETRY_MS = 2_000;

/** One open page of one reader. */
export class LiveConnection {
  readonly events: Observable<MessageEvent>;
  private subscriber: Subscriber<MessageEvent> | null = null;
  private position: number | null;
  private pulling: Promise<void> | null = null;
  private stale = false;
  private greeted = false;
  private closed = false;
  private readonly waiting = new Map<string, NodeJS.Timeout>();

  constructor(
    readonly actor: Actor,
    readonly openedAt: number,
    lastPosition: number | null,
    private readonly feed: LiveFeed | null,
    private readonly onClosed: (connection: LiveConnection) => void,
    private readonly onError: (error: unknown) => void,
  ) {
    this.position = lastPosition;
    this.events = new Observable((subscriber) => {
      if (this.closed) {
        subscriber.complete();
        return;
      }
      this.subscriber = subscriber;
      this.pull();
      return () => this.close();
    });
  }

  /** Whether the reader may know of it. The organizers' topic is closed to delegations and staff. */
  hears({ topic }: LiveSignal): boolean {
    const [kind, id = ''] = topic.split(':', 2);
    if (kind === 'user') return id === this.actor.userId;
    if (kind === 'assembly') return holds(this.actor, id, 'organizer', 'reviewer', 'protocol');
    return this.actor.grants.some(({ delegationId }) => delegationId === id);
  }

  /** Passes a signal on, together with equal ones that follow shortly. */
  signal({ type, id }: LiveSignal): void {
    const key = `${type} ${id ?? ''}`;
    if (this.closed || this.waiting.has(key)) return;
    this.waiting.set(
      key,
      setTimeout(() => {
        this.waiting.delete(key);
        this.send({ type, data: id === undefined ? {} : { id } });
      }, COALESCE_MS),
    );
  }

  /** Sends what the feed has after the last position sent; one reading at a time, in order. */
  pull(): void {
    this.stale = true;
    this.pulling ??= this.readFeed()
      .catch((error: unknown) => {
        // The page reconnects with its last id and asks again.
        this.onError(error);
        this.close();
      })
      .finally(() => {
        this.pulling = null;
      });
  }

  send(event: MessageEvent): void {
    this.subscriber?.next(event);
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    for (const timer of this.waiting.values()) clearTimeout(timer);
    this.waiting.clear();
    this.onClosed(this);
    this.subscriber?.complete();
    this.subscriber = null;
  }

  private async readFeed(): Promise<void> {
    if (this.position === null) {
      this.position = (await this.feed?.latest(this.actor)) ?? 0;
    }
    if (!this.greeted) {
      this.greeted = true;
      this.send({
        type: 'ready',
        id: String(this.position),
        retry: RETRY_MS,
        data: { position: this.position },
      });
    }
    while (this.feed && this.stale && this.subscriber) {
      this.stale = false;
      for (;;) {
        const items = await this.feed.after(this.actor, this.position);
        for (const { position, type, data } of items) {
          this.position = position;
          this.send({ id: String(position), type, data });
        }
        if (items.length === 0) break;
      }
    }
  }
}
