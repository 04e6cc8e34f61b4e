import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { Clock } from '../../common/clock.js';
import { Transactor } from '../../outbox/transactor.js';
import { BulkItem } from './bulk-item.entity.js';
import { BulkOperation } from './bulk-operation.entity.js';
import { BulkOperationsService } from './bulk-operations.service.js';
import { BulkStepsService } from './bulk-steps.service.js';

/** Delegations between two signals to open pages. */
const SIGNAL_EVERY = 10;
/** Delegations in one call, so that other jobs of the queue have their turn. */
const BATCH = 50;

/**
 * The queue's side of bulk operations. What is done stands with each delegation, so that it does not matter
 * how often, by how many workers, or after which crash this is called.
 */
@Injectable()
export class RunBulkService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly clock: Clock,
    private readonly operations: BulkOperationsService,
    private readonly steps: BulkStepsService,
  ) {}

  /** Goes on with every operation whose pause is over. */
  async run(): Promise<void> {
    const due: { id: string }[] = await this.dataSource.query(
      `SELECT id FROM bulk_operation
        WHERE status IN ('waiting', 'running') AND starts_at <= $1 ORDER BY starts_at`,
      [this.clock.now()],
    );
    for (const { id } of due) await this.goOn(id);
  }

  private async goOn(id: string): Promise<void> {
    const operation = await this.begin(id);
    if (!operation) return;
    const actor = actorOf(operation);
    for (let taken = 0; taken < BATCH; taken += 1) {
      if (!(await this.steps.takeNext(actor, id))) break;
      if (taken % SIGNAL_EVERY === 0) {
        await this.operations.signal(this.dataSource.manager, operation);
      }
    }
    await this.end(actor, operation);
  }

  private async begin(id: string): Promise<BulkOperation | null> {
    await this.dataSource.manager.update(
      BulkOperation,
      { id, status: 'waiting' },
      { status: 'running' },
    );
    return this.dataSource.manager.findOneBy(BulkOperation, { id, status: 'running' });
  }

  private async end(actor: Actor, { id }: BulkOperation): Promise<void> {
    await this.transactor.run(actor, async (tx) => {
      const operation = await tx.manager.findOne(BulkOperation, {
        where: { id, status: 'running' },
        lock: { mode: 'pessimistic_write' },
      });
      if (!operation) return;
      if (await tx.manager.existsBy(BulkItem, { operationId: id, state: 'pending' })) return;
      operation.status = 'done';
      operation.finishedAt = tx.now;
      await tx.manager.save(operation);
      await tx.audit({
        action: 'bulk_operation.finished',
        subjectType: 'bulk_operation',
        subjectId: id,
        assemblyId: operation.assemblyId,
      });
      await this.operations.signal(tx.manager, operation);
    });
  }
}

/** Whoever asked for it acts, through the queue. */
function actorOf({ id, assemblyId, createdBy }: BulkOperation): Actor {
  return {
    userId: createdBy,
    name: 'bulk',
    language: 'en',
    grants: [{ role: 'organizer', assemblyId, delegationId: null }],
    requestId: id,
  };
}
