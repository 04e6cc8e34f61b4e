import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Channel of PostgreSQL's NOTIFY that carries the signals to every API process. */
export const LIVE_CHANNEL = 'live';

/** Who is told: one person, the organizers' side of an Assembly, or one delegation. */
export type LiveTopic = `user:${string}` | `assembly:${string}` | `delegation:${string}`;

/** What the client should look at again. Never the thing itself: readers fetch it with their own rights. */
export interface LiveSignal {
  topic: LiveTopic;
  /** For example `meeting.changed`. */
  type: string;
  /** Of the changed thing. */
  id?: string;
}

/** Sent by PostgreSQL when the transaction of `manager` commits, and not at all when it does not. */
export async function sendSignal(manager: EntityManager, signal: LiveSignal): Promise<void> {
  await manager.query('SELECT pg_notify($1, $2)', [LIVE_CHANNEL, JSON.stringify(signal)]);
}

/** Tells open pages that something changed. */
@Injectable()
export class LiveSignals {
  /** See {@link sendSignal}. */
  async send(manager: EntityManager, signal: LiveSignal): Promise<void> {
    await sendSignal(manager, signal);
  }
}

/** Reads what `send` wrote; null for anything else. */
export function parseSignal(payload: string): LiveSignal | null {
  try {
    const value: unknown = JSON.parse(payload);
    if (typeof value !== 'object' || value === null) return null;
    const { topic, type, id } = value as Record<string, unknown>;
    if (typeof topic !== 'string' || typeof type !== 'string') return null;
    if (!/^(user|assembly|delegation):/.test(topic)) return null;
    return { topic: topic as LiveTopic, type, ...(typeof id === 'string' ? { id } : {}) };
  } catch {
    return null;
  }
}
