import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Somebody who is told when a meeting changes. */
export interface Listener {
  requestId: string;
  userId: string;
}

/** The people who are told when these meetings change, beyond the parties' focal points. */
export type AudienceOf = (
  manager: EntityManager,
  assemblyId: string,
  requestIds: readonly string[],
) => Promise<Listener[]>;

/**
 * Who else is told of a change, so that the preview can count them. Features that come after scheduling
 * add their own people when their module starts.
 */
@Injectable()
export class PublishAudience {
  private readonly sources: AudienceOf[] = [];

  add(source: AudienceOf): void {
    this.sources.push(source);
  }

  /** Ids of the people by request. */
  async of(
    manager: EntityManager,
    assemblyId: string,
    requestIds: readonly string[],
  ): Promise<Map<string, Set<string>>> {
    const found = new Map(requestIds.map((id) => [id, new Set<string>()]));
    for (const source of this.sources) {
      for (const { requestId, userId } of await source(manager, assemblyId, requestIds))
        found.get(requestId)?.add(userId);
    }
    return found;
  }
}
