import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AssemblyService } from '../../assemblies/assembly.service.js';
import { AccountService } from '../../auth/accounts/account.service.js';
import type { Actor } from '../../common/actor.js';
import { Clock } from '../../common/clock.js';
import { AppError } from '../../common/errors/app-error.js';
import { decodeCursor, toPage, type Page, type PageQuery } from '../../common/pagination.js';
import { sendSignal } from '../../live/live-signals.js';
import { LIVE_REVIEW } from '../delegations.events.js';
import type { ReviewKind } from '../domain/review-kinds.js';
import { ReviewClaim } from './review-claim.entity.js';
import { countReviews, readReviewRows, turnOf, type ReviewRow } from './review-rows.js';

/** How long a claim lasts unless the reviewer's page renews it, in seconds. */
export const CLAIM_SECONDS = 180;

/** What waits for review, and who reads what, so that two reviewers never take the same item. */
@Injectable()
export class ReviewQueueService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly assemblies: AssemblyService,
    private readonly accounts: AccountService,
  ) {}

  /** Who stands at the desk, then the longest waiting first. Errors: `not_found`, `validation_failed` (the cursor). */
  async list(
    assemblyId: string,
    kind: ReviewKind,
    { cursor, limit }: PageQuery,
  ): Promise<Page<ReviewRow>> {
    await this.assemblies.require(assemblyId);
    const key = cursor === undefined ? null : decodeCursor(cursor, 3).map(String);
    const rows = await readReviewRows(this.dataSource.manager, assemblyId, kind, this.clock.now(), {
      after: key && [key[0] ?? '', key[1] ?? '', key[2] ?? ''],
      limit: limit + 1,
    });
    return toPage(rows, limit, (row) => [
      turnOf(row),
      row.waitingSince.toISOString(),
      row.subjectId,
    ]);
  }

  counts(assemblyId: string): Promise<Record<ReviewKind, number>> {
    return countReviews(this.dataSource.manager, assemblyId);
  }

  /**
   * Takes an item for this reviewer, or renews that. What a reviewer held before is let go: one item at a
   * time. Errors: `not_found`, `already_claimed` with the name.
   */
  async claim(
    actor: Actor,
    assemblyId: string,
    kind: ReviewKind,
    subjectId: string,
  ): Promise<{ expiresAt: Date }> {
    const { userId } = actor;
    if (userId === null) throw new AppError('not_allowed');
    await this.assemblies.require(assemblyId);
    return this.dataSource.transaction(async (manager) => {
      const now = this.clock.now();
      const expiresAt = new Date(now.getTime() + CLAIM_SECONDS * 1000);
      const taken: { claimed_by: string }[] = await manager.query(
        `INSERT INTO review_claim (kind, subject_id, assembly_id, claimed_by, expires_at)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (kind, subject_id) DO UPDATE
            SET claimed_by = EXCLUDED.claimed_by, expires_at = EXCLUDED.expires_at
          WHERE review_claim.claimed_by = EXCLUDED.claimed_by OR review_claim.expires_at <= $6
         RETURNING claimed_by`,
        [kind, subjectId, assemblyId, userId, expiresAt, now],
      );
      if (taken.length === 0) {
        const other = await manager.findOneBy(ReviewClaim, { kind, subjectId });
        const names = await this.accounts.byId(other ? [other.claimedBy] : [], manager);
        const name = names.get(other?.claimedBy ?? '')?.name ?? '';
        throw new AppError('already_claimed', { params: { name } });
      }
      await manager.query(
        `DELETE FROM review_claim
          WHERE assembly_id = $1 AND claimed_by = $2 AND NOT (kind = $3 AND subject_id = $4)`,
        [assemblyId, userId, kind, subjectId],
      );
      await sendSignal(manager, { topic: `assembly:${assemblyId}`, type: LIVE_REVIEW });
      return { expiresAt };
    });
  }

  /** Lets an item go. Nothing happens when the reviewer did not hold it. */
  async release(
    actor: Actor,
    assemblyId: string,
    kind: ReviewKind,
    subjectId: string,
  ): Promise<void> {
    const { userId } = actor;
    if (userId === null) return;
    await this.dataSource.transaction(async (manager) => {
      const { affected } = await manager.delete(ReviewClaim, {
        kind,
        subjectId,
        assemblyId,
        claimedBy: userId,
      });
      if (!affected) return;
      await sendSignal(manager, { topic: `assembly:${assemblyId}`, type: LIVE_REVIEW });
    });
  }
}
