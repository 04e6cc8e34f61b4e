import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AssemblyService } from '../assemblies/assembly.service.js';
import { fieldChanges } from '../audit/field-changes.js';
import type { Actor } from '../common/actor.js';
import { AppError, type FieldProblem } from '../common/errors/app-error.js';
import { Transactor, type Transaction } from '../outbox/transactor.js';
import type { WalkingTimeDto } from './dto/walking-time.dto.js';
import { WalkingTime } from './walking-time.entity.js';

@Injectable()
export class WalkingTimeService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly assemblies: AssemblyService,
  ) {}

  /** Minutes between zones, each pair once; a pair that is missing takes no time. */
  async all(
    assemblyId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<WalkingTime[]> {
    return manager.find(WalkingTime, {
      where: { assemblyId },
      order: { zoneA: 'ASC', zoneB: 'ASC' },
    });
  }

  /** As {@link all}, for a reader with a role in the Assembly. Throws `not_found`. */
  async list(actor: Actor, assemblyId: string): Promise<WalkingTime[]> {
    await this.assemblies.requireVisible(actor, assemblyId);
    return this.all(assemblyId);
  }

  /** Replaces all of them. Throws `validation_failed` for a pair given twice or of one zone. */
  async replace(
    actor: Actor,
    assemblyId: string,
    input: readonly WalkingTimeDto[],
  ): Promise<WalkingTime[]> {
    return this.transactor.run(actor, (tx) => this.replaceIn(tx, assemblyId, input));
  }

  /** As {@link replace}, inside a transaction that makes more. */
  async replaceIn(
    tx: Transaction,
    assemblyId: string,
    input: readonly WalkingTimeDto[],
  ): Promise<WalkingTime[]> {
    await this.assemblies.require(assemblyId, tx.manager);
    const pairs = input.map(({ zoneA, zoneB, minutes }) =>
      // As the database sorts them for its check, not as a language does.
      byCodePoint(zoneA, zoneB) < 0
        ? { assemblyId, zoneA, zoneB, minutes }
        : { assemblyId, zoneA: zoneB, zoneB: zoneA, minutes },
    );
    const fields = problems(pairs);
    if (fields.length > 0) throw new AppError('validation_failed', { fields });
    const before = await this.all(assemblyId, tx.manager);
    await tx.manager.delete(WalkingTime, { assemblyId });
    if (pairs.length > 0) await tx.manager.insert(WalkingTime, pairs);
    const after = await this.all(assemblyId, tx.manager);
    const changes = fieldChanges({ times: named(before) }, { times: named(after) }, ['times']);
    if (Object.keys(changes).length > 0) {
      await tx.audit({
        action: 'walking_times.replaced',
        subjectType: 'assembly',
        subjectId: assemblyId,
        assemblyId,
        changes,
      });
    }
    return after;
  }
}

function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function problems(pairs: readonly WalkingTimeDto[]): FieldProblem[] {
  const seen = new Set<string>();
  return pairs.flatMap(({ zoneA, zoneB }, index) => {
    const key = `${zoneA}|${zoneB}`;
    const path = `items[${index}].zoneB`;
    if (zoneA === zoneB) return [{ path, code: 'same_zone' }];
    if (seen.has(key)) return [{ path, code: 'not_unique' }];
    seen.add(key);
    return [];
  });
}

function named(times: readonly WalkingTime[]): Record<string, number> {
  return Object.fromEntries(
    times.map(({ zoneA, zoneB, minutes }) => [`${zoneA}|${zoneB}`, minutes]),
  );
}
