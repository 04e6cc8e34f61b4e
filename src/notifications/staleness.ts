import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ruleOf } from './domain/rules.js';

/** Finds messages that a later change of the same thing has made wrong. */
@Injectable()
export class Staleness {
  /**
   * Whether a later event supersedes the one given. Changes of one aggregate wait for each other, so the
   * outbox's counter is in their order.
   */
  async superseded(manager: EntityManager, eventId: string, type: string): Promise<boolean> {
    const rule = ruleOf(type);
    if (!rule || rule.supersededBy.length === 0) return false;
    const rows: unknown[] = await manager.query(
      `SELECT 1
       FROM outbox_event own
       JOIN outbox_event later
         ON later.aggregate_type = own.aggregate_type AND later.aggregate_id = own.aggregate_id
        AND later.sequence > own.sequence
       WHERE own.id = $1 AND later.type = ANY($2)
         AND (NOT $3 OR later.payload->>'assigneeId' = own.payload->>'assigneeId')
       LIMIT 1`,
      [eventId, rule.supersededBy, rule.sameAssignee ?? false],
    );
    return rows.length > 0;
  }
}
