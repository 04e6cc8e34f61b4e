import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { json } from '../database/json.js';
import { AuditEntry, type AuditChanges } from '../audit/audit-entry.entity.js';
import type { Actor } from '../common/actor.js';
import { Clock } from '../common/clock.js';
import { requestScope } from '../common/http/request-scope.js';
import type { DomainEvent } from './domain-event.js';
import { AuditValues, type PersonalValues } from '../audit/values/audit-values.js';
import { sealedChange } from '../audit/values/sealed-changes.js';
import { OutboxEvent } from './outbox-event.entity.js';

/** What an audit entry says beyond who and when. */
export interface AuditRecord {
  action: string;
  subjectType: string;
  subjectId: string;
  assemblyId: string | null;
  changes?: AuditChanges;
  /** Personal values before and after, which the entry keeps sealed. */
  personal?: PersonalValues;
  /** The delegation for which the actor acted, where it is not the actor's own. */
  onBehalfOf?: string | null;
  /** Who did it and when, where it is written down later than it happened. */
  by?: { userId: string; requestId: string; at: Date };
}

/** A running change: data, history and events of one transaction. */
export interface Transaction {
  readonly manager: EntityManager;
  readonly actor: Actor;
  readonly now: Date;
  /** Adds entries to the history. */
  audit(...records: AuditRecord[]): Promise<void>;
  /** States facts; the relay turns them into jobs after the commit. */
  emit(...events: DomainEvent[]): Promise<void>;
}

/** What a check needs to know of a change: nothing is written through it. */
export type ChangeContext = Pick<Transaction, 'manager' | 'actor' | 'now'>;

const MAX_TRIES = 4;
/** serialization_failure, deadlock_detected: the database asks for another try. */
const RETRY = new Set(['40001', '40P01']);

/** Rows of one INSERT: PostgreSQL takes at most 65,535 parameters. */
const CHUNK = 1000;

function chunks<T>(rows: T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, index) =>
    rows.slice(index * CHUNK, (index + 1) * CHUNK),
  );
}

/**
 * Runs a change in one transaction with its audit entries and outbox events, so that neither can be
 * missing. Tried again when PostgreSQL reports a deadlock, therefore `work` must not reach outside it.
 */
@Injectable()
export class Transactor {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly values: AuditValues,
  ) {}

  async run<T>(actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const scope = requestScope.getStore();
    for (let attempt = 1; ; attempt += 1) {
      try {
        const result = await this.dataSource.transaction(async (manager) => {
          if (scope && !scope.changed) await scope.beforeFirstChange(manager);
          return work(this.transaction(manager, actor));
        });
        if (scope) scope.changed = true;
        return result;
      } catch (error) {
        const state = (error as { driverError?: { code?: string } }).driverError?.code ?? '';
        if (!RETRY.has(state) || attempt === MAX_TRIES) throw error;
      }
    }
  }

  private transaction(manager: EntityManager, actor: Actor): Transaction {
    const now = this.clock.now();
    return {
      manager,
      actor,
      now,
      audit: async (...records) => {
        for (const part of chunks(records)) {
          const rows = [];
          // One after the other: several can need the same new key.
          for (const record of part) rows.push(await this.entry(manager, actor, now, record));
          await manager.insert(AuditEntry, rows);
        }
      },
      emit: async (...events) => {
        for (const part of chunks(events)) {
          await manager.insert(
            OutboxEvent,
            part.map((event) => ({
              ...event,
              id: randomUUID(),
              payload: json(event.payload),
              occurredAt: now,
            })),
          );
        }
      },
    };
  }

  private async entry(manager: EntityManager, actor: Actor, now: Date, record: AuditRecord) {
    const { by, personal } = record;
    const sealed =
      personal && Object.keys(personal.values).length > 0
        ? await this.values.seal(manager, personal)
        : null;
    return {
      id: randomUUID(),
      at: by?.at ?? now,
      actorUserId: by?.userId ?? actor.userId,
      actorSystem: by || actor.userId !== null ? null : actor.name,
      requestId: by?.requestId ?? actor.requestId,
      onBehalfOf: record.onBehalfOf ?? null,
      assemblyId: record.assemblyId,
      action: record.action,
      subjectType: record.subjectType,
      subjectId: record.subjectId,
      changes: json({ ...record.changes, ...sealedChange(sealed) }),
    };
  }
}
