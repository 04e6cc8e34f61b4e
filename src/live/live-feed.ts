import type { Actor } from '../common/actor.js';

/** One entry of a reader's feed. */
export interface LiveItem {
  /** Counter of the reader, without gaps and in commit order; becomes the event's id. */
  position: number;
  type: string;
  data: object;
}

/**
 * What a page may have missed while its connection was down: the reader's notifications, by counter.
 * The feature that has them hands its feed to the hub; the hub knows nothing of it.
 */
export interface LiveFeed {
  /** Position of the newest entry; 0 when there is none. */
  latest(actor: Actor): Promise<number>;
  /** Entries after `position`, oldest first; at most some hundred at once. */
  after(actor: Actor, position: number): Promise<LiveItem[]>;
}

/** Type of the signal, on `user:<id>`, that says the feed has something new. */
export const FEED_SIGNAL = 'notification.created';
/** Types of signals, on `user:<id>`, after which a connection must prove its rights again. */
export const CLOSING_SIGNALS: readonly string[] = ['session.ended', 'access.changed'];
