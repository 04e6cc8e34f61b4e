import { Injectable } from '@nestjs/common';
import type { EventJobName } from '../queue/jobs.js';
import type { QueueName } from '../queue/queues.js';

/** Which job of which queue handles events of a type. */
export type EventRoute = {
  [Q in QueueName]: { type: string; queue: Q; job: EventJobName<Q> };
}[QueueName];

/**
 * The subscriptions of all consumers, filled by the features' worker modules (in `onModuleInit` or
 * earlier) before the relay starts. An event without a route is relayed to nobody.
 */
@Injectable()
export class EventRoutes {
  private readonly byType = new Map<string, EventRoute[]>();

  add(...routes: EventRoute[]): void {
    for (const route of routes) {
      const known = this.byType.get(route.type) ?? [];
      if (known.some(({ queue, job }) => queue === route.queue && job === route.job)) continue;
      this.byType.set(route.type, [...known, route]);
    }
  }

  of(type: string): readonly EventRoute[] {
    return this.byType.get(type) ?? [];
  }
}
