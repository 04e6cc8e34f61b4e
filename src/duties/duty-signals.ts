import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LiveSignals } from '../live/live-signals.js';
import { LIVE_DUTY } from './duties.events.js';

/** Tells open pages of changed duties: the people concerned and the organizers. */
@Injectable()
export class DutySignals {
  constructor(private readonly live: LiveSignals) {}

  /** @param id the one duty that changed; none where several did */
  async send(
    manager: EntityManager,
    assemblyId: string,
    assigneeIds: Iterable<string | null>,
    id?: string,
  ): Promise<void> {
    const signal = { type: LIVE_DUTY, ...(id === undefined ? {} : { id }) };
    await this.live.send(manager, { topic: `assembly:${assemblyId}`, ...signal });
    for (const userId of new Set(assigneeIds)) {
      if (userId !== null) await this.live.send(manager, { topic: `user:${userId}`, ...signal });
    }
  }
}
