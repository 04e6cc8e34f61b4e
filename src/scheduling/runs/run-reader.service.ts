import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppError } from '../../common/errors/app-error.js';
import { decodeCursor, toPage, type PageQuery } from '../../common/pagination.js';
import { isUuid } from '../../common/validation/uuid.js';
import type { RunDetailView, RunPage, RunView } from '../dto/run.dto.js';
import { OptimizerRun } from './optimizer-run.entity.js';
import type { Plain } from '../dto/plain.js';

/** Runs as organizers and protocol read them. */
@Injectable()
export class RunReader {
  constructor(private readonly dataSource: DataSource) {}

  /** One page, the newest first, without the curves. */
  async list(assemblyId: string, query: PageQuery): Promise<RunPage> {
    const select = this.dataSource.manager
      .createQueryBuilder(OptimizerRun, 'run')
      .leftJoinAndSelect('run.plan', 'plan')
      .where('run.assemblyId = :assemblyId', { assemblyId })
      .orderBy('run.createdAt', 'DESC')
      .addOrderBy('run.id', 'DESC')
      .take(query.limit + 1);
    if (query.cursor !== undefined) {
      const [at, id] = decodeCursor(query.cursor, 2).map(String);
      if (!isUuid(id ?? '') || Number.isNaN(Date.parse(at ?? ''))) {
        throw new AppError('validation_failed', {
          fields: [{ path: 'cursor', code: 'wrong_value' }],
        });
      }
      // The cursor has milliseconds, the column microseconds.
      select.andWhere(
        `(date_trunc('milliseconds', run.createdAt), run.id) < (:at::timestamptz, :id::uuid)`,
        { at, id },
      );
    }
    const page = toPage(await select.getMany(), query.limit, ({ createdAt, id }) => [
      createdAt.toISOString(),
      id,
    ]);
    return { items: page.items.map(view), nextCursor: page.nextCursor };
  }

  /** The run with its curve. Throws `not_found`. */
  async get(assemblyId: string, runId: string): Promise<RunDetailView> {
    const run = await this.dataSource.manager.findOne(OptimizerRun, {
      where: { id: runId, assemblyId },
      relations: { plan: true },
    });
    if (!run) throw new AppError('not_found');
    return { ...view(run), progress: run.progress };
  }
}

function view(run: OptimizerRun): Plain<RunView> {
  return {
    id: run.id,
    status: run.status,
    seed: run.seed,
    seconds: run.seconds,
    keepPublished: run.keepPublished,
    fewestChanges: run.fewestChanges,
    fairness: run.fairness,
    wishWorth: run.wishWorth,
    requests: run.requests,
    cancelRequested: run.cancelRequested,
    stopRequested: run.stopRequested,
    planId: run.planId,
    planNumber: run.plan?.number ?? null,
    errorCode: run.errorCode,
    createdAt: run.createdAt,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    createdBy: run.createdBy,
  };
}
