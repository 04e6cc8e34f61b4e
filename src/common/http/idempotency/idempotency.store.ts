import { createHmac } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, LessThan, type EntityManager } from 'typeorm';
import { Environment } from '../../../config/environment.js';
import { json } from '../../../database/json.js';
import { Clock } from '../../clock.js';
import { AppError } from '../../errors/app-error.js';
import { IdempotencyKey } from './idempotency-key.entity.js';

/** Which request it is: who sends it, where to, under which key, with what in it. */
export interface RequestIdentity {
  scope: string;
  route: string;
  key: string;
  bodyHash: Buffer;
}

export interface StoredAnswer {
  status: number;
  response: unknown;
  sessionUserId: string | null;
}

/** How long a key is remembered, in milliseconds. */
const KEPT_MS = 48 * 3_600_000;
/** How long a second request waits for the answer of the first one. */
const ANSWER_TRIES = 100;
const ANSWER_PAUSE_MS = 50;

@Injectable()
export class IdempotencyStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  identify(scope: string, route: string, key: string, body: unknown): RequestIdentity {
    const bodyHash = createHmac('sha256', this.environment.APP_SECRET)
      .update(`body:${JSON.stringify(body ?? null)}`)
      .digest();
    return { scope, route, key, bodyHash };
  }

  /**
   * Claims the key in a transaction: a second request with it waits here until the first one has ended,
   * and goes on only when that one changed nothing. Throws `already_exists` when it did.
   */
  async claim(manager: EntityManager, identity: RequestIdentity): Promise<void> {
    const { raw } = await manager
      .createQueryBuilder()
      .insert()
      .into(IdempotencyKey)
      .values({ ...identity, createdAt: this.clock.now() })
      .orIgnore()
      .returning(['key'])
      .execute();
    if ((raw as unknown[]).length === 0) throw new KeyTakenError();
  }

  /** Keeps the answer of the request that claimed the key. */
  async keep(identity: RequestIdentity, answer: StoredAnswer): Promise<void> {
    const { scope, route, key } = identity;
    await this.dataSource.manager.update(
      IdempotencyKey,
      { scope, route, key },
      {
        status: answer.status,
        response: json((answer.response ?? null) as object),
        sessionUserId: answer.sessionUserId,
      },
    );
  }

  /**
   * The answer that the request got before; null when it was not carried out yet. Throws
   * `idempotency_mismatch` when the key came with another body, and `already_exists` when the request
   * was carried out but its answer was lost with the process.
   */
  async answer(identity: RequestIdentity): Promise<StoredAnswer | null> {
    const { scope, route, key, bodyHash } = identity;
    for (let attempt = 1; attempt <= ANSWER_TRIES; attempt += 1) {
      const row = await this.dataSource.manager.findOneBy(IdempotencyKey, { scope, route, key });
      if (!row) return null;
      if (!row.bodyHash.equals(bodyHash)) throw new AppError('idempotency_mismatch');
      if (row.status !== null) {
        const { status, response, sessionUserId } = row;
        return { status, response, sessionUserId };
      }
      // An answer follows its change within milliseconds; one that is older was lost in a crash.
      if (this.clock.now().getTime() - row.createdAt.getTime() > ANSWER_TRIES * ANSWER_PAUSE_MS) {
        break;
      }
      await delay(ANSWER_PAUSE_MS);
    }
    throw new AppError('already_exists');
  }

  /** Forgets keys that nobody will send again; the maintenance job calls it. */
  async purge(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_MS);
    await this.dataSource.manager.delete(IdempotencyKey, { createdAt: LessThan(before) });
  }
}

/** The same request was carried out in the meantime. */
export class KeyTakenError extends Error {}
