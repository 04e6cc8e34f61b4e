import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Ids of the people who are told when these meetings change, beyond the parties' focal points. */
export type AudienceOf = (
  manager: EntityManager,
  assemblyId: string,
  requestIds: readonly string[],
) => Promise<string[]>;

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

  async of(
    manager: EntityManager,
    assemblyId: string,
    requestIds: readonly string[],
  ): Promise<Set<string>> {
    const found = new Set<string>();
    for (const source of this.sources) {
      for (const userId of await source(manager, assemblyId, requestIds)) found.add(userId);
    }
    return found;
  }
}
