import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError } from '../../common/errors/app-error.js';
import type { ErrorCode } from '../../common/errors/error-codes.js';
import { LiveSignals } from '../../live/live-signals.js';
import type { Transaction } from '../../outbox/transactor.js';
import { LIVE_RUN, runEvent } from '../scheduling.events.js';
import { OptimizerRun, type RunPoint } from './optimizer-run.entity.js';

export type RunEnd =
  | { status: 'done'; planId: string }
  | { status: 'cancelled' }
  | { status: 'failed'; errorCode: ErrorCode };

/** The steps of a run, each in the transaction of its caller. */
@Injectable()
export class RunStates {
  constructor(private readonly live: LiveSignals) {}

  /** The run, locked. Throws `not_found`. */
  async lock(manager: EntityManager, runId: string, assemblyId?: string): Promise<OptimizerRun> {
    const run = await manager.findOne(OptimizerRun, {
      where: { id: runId, ...(assemblyId === undefined ? {} : { assemblyId }) },
      lock: { mode: 'pessimistic_write' },
    });
    if (!run) throw new AppError('not_found');
    return run;
  }

  /** Ends a locked run that is still open, and tells everybody. */
  async finish(tx: Transaction, run: OptimizerRun, end: RunEnd): Promise<void> {
    run.status = end.status;
    run.planId = end.status === 'done' ? end.planId : null;
    run.errorCode = end.status === 'failed' ? end.errorCode : null;
    run.finishedAt = tx.now;
    await tx.manager.save(run);
    await tx.audit({
      action: 'optimizer_run.finished',
      subjectType: 'optimizer_run',
      subjectId: run.id,
      assemblyId: run.assemblyId,
      changes: {
        status: { from: null, to: run.status },
        ...(run.errorCode === null ? {} : { errorCode: { from: null, to: run.errorCode } }),
      },
    });
    await tx.emit(runEvent('optimizer_run.finished', run));
    await this.signal(tx.manager, run);
  }

  /**
   * Writes the curve of a running run down, if there is a new one, and returns what it shall do: end without a
   * draft when somebody cancelled it or it was ended elsewhere, end with one when somebody stopped it.
   */
  async report(
    manager: EntityManager,
    run: OptimizerRun,
    progress: RunPoint[] | null,
  ): Promise<'go on' | 'stop' | 'cancel'> {
    if (progress) {
      await manager.query(
        `UPDATE optimizer_run SET progress = $2::jsonb WHERE id = $1 AND status = 'running'`,
        [run.id, JSON.stringify(progress)],
      );
      await this.signal(manager, run);
    }
    const now = await manager.findOne(OptimizerRun, {
      where: { id: run.id, status: 'running' },
      select: { id: true, cancelRequested: true, stopRequested: true },
    });
    if (!now || now.cancelRequested) return 'cancel';
    return now.stopRequested ? 'stop' : 'go on';
  }

  async signal(manager: EntityManager, { id, assemblyId }: OptimizerRun): Promise<void> {
    await this.live.send(manager, { topic: `assembly:${assemblyId}`, type: LIVE_RUN, id });
  }
}
