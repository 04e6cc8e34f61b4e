import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, LessThan } from 'typeorm';
import { Clock } from '../../common/clock.js';
import { AppError } from '../../common/errors/app-error.js';
import { Environment } from '../../config/environment.js';
import { AttemptWindow } from './attempt-window.entity.js';

/** One thing that is counted: of what kind, for whom, how many within how long. */
export interface AttemptRule {
  kind: string;
  subject: string;
  max: number;
  windowMs: number;
}

/** Counts attempts in the database, so that more API processes do not mean more attempts. */
@Injectable()
export class AttemptLimiter {
  constructor(
    private readonly dataSource: DataSource,
    private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  /** Counts one attempt for each rule; false when one of them had no attempt left. */
  async take(rules: readonly AttemptRule[]): Promise<boolean> {
    const now = this.clock.now();
    const counts = await Promise.all(rules.map((rule) => this.count(rule, now)));
    return rules.every((rule, index) => (counts[index] ?? 0) <= rule.max);
  }

  /** As `take`, throwing `too_many_requests`. */
  async require(rules: readonly AttemptRule[]): Promise<void> {
    if (!(await this.take(rules))) throw new AppError('too_many_requests');
  }

  /** Forgets what was counted, after a success. */
  async forget(rules: readonly AttemptRule[]): Promise<void> {
    await this.dataSource.manager.delete(
      AttemptWindow,
      rules.map((rule) => ({ key: this.key(rule) })),
    );
  }

  /** Drops windows that are over; the maintenance job calls it. */
  async purge(): Promise<void> {
    await this.dataSource.manager.delete(AttemptWindow, { endsAt: LessThan(this.clock.now()) });
  }

  private async count(rule: AttemptRule, now: Date): Promise<number> {
    const rows: { count: number }[] = await this.dataSource.query(
      `INSERT INTO attempt_window AS w (key, count, ends_at) VALUES ($1, 1, $3)
       ON CONFLICT (key) DO UPDATE SET
         count = CASE WHEN w.ends_at <= $2 THEN 1 ELSE w.count + 1 END,
         ends_at = CASE WHEN w.ends_at <= $2 THEN $3 ELSE w.ends_at END
       RETURNING count`,
      [this.key(rule), now, new Date(now.getTime() + rule.windowMs)],
    );
    return rows[0]?.count ?? 0;
  }

  private key({ kind, subject }: AttemptRule): string {
    const hash = createHmac('sha256', this.environment.APP_SECRET)
      .update(`attempt:${kind}:${subject}`)
      .digest('base64url');
    return `${kind}:${hash}`;
  }
}
