import { randomInt, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { AssemblyService } from '../../assemblies/assembly.service.js';
import type { Actor } from '../../common/actor.js';
import { AppError } from '../../common/errors/app-error.js';
import { LiveSignals } from '../../live/live-signals.js';
import { Transactor } from '../../outbox/transactor.js';
import { LIVE_RUN, runEvent } from '../scheduling.events.js';
import { OptimizerRun } from './optimizer-run.entity.js';

export const DEFAULT_SECONDS = 10;
export const MOST_SEED = 1_000_000_000;
/** More would say no more: a day has few gaps to give. */
export const MOST_WISH_WORTH = 10;

export interface RunWish {
  /** Time budget, 1 to 120 seconds. Default 10. */
  seconds?: number;
  /** The same data and seed search the same way. By chance where it is not given. */
  seed?: number;
  /** Published meetings that still keep every rule stay where they are. Default true. */
  keepPublished?: boolean;
  /** Where published meetings may move, as few as the weight permits do. Default false. */
  fewestChanges?: boolean;
  /** Of plans of equal weight, first meetings of more parties before a party's tenth. Default false. */
  fairness?: boolean;
  /** Idle gaps that one wished time may cost, 0 to 10. Default 0. */
  wishWorth?: number;
  /** Moves to try instead of the time budget: then the result depends on data and seed alone. */
  iterations?: number;
}

const ONE_AT_A_TIME = 'uq_optimizer_run_open';

/** Asks for a run of the optimizer; the queue does it. */
@Injectable()
export class StartRunService {
  constructor(
    private readonly transactor: Transactor,
    private readonly assemblies: AssemblyService,
    private readonly live: LiveSignals,
  ) {}

  /** Errors: `not_found`, `run_in_progress`. */
  async start(actor: Actor, assemblyId: string, wish: RunWish = {}): Promise<OptimizerRun> {
    try {
      return await this.transactor.run(actor, async (tx) => {
        await this.assemblies.require(assemblyId, tx.manager);
        const run = await tx.manager.save(
          tx.manager.create(OptimizerRun, {
            id: randomUUID(),
            assemblyId,
            status: 'queued',
            seconds: wish.seconds ?? DEFAULT_SECONDS,
            seed: wish.seed ?? randomInt(1, MOST_SEED),
            keepPublished: wish.keepPublished ?? true,
            fewestChanges: wish.fewestChanges ?? false,
            fairness: wish.fairness ?? false,
            wishWorth: wish.wishWorth ?? 0,
            iterations: wish.iterations ?? null,
            createdBy: actor.userId,
          }),
        );
        await tx.audit({
          action: 'optimizer_run.requested',
          subjectType: 'optimizer_run',
          subjectId: run.id,
          assemblyId,
          changes: {
            seconds: { from: null, to: run.seconds },
            seed: { from: null, to: run.seed },
            keepPublished: { from: null, to: run.keepPublished },
            fewestChanges: { from: null, to: run.fewestChanges },
            fairness: { from: null, to: run.fairness },
            wishWorth: { from: null, to: run.wishWorth },
          },
        });
        await tx.emit(runEvent('optimizer_run.requested', run));
        await this.live.send(tx.manager, {
          topic: `assembly:${assemblyId}`,
          type: LIVE_RUN,
          id: run.id,
        });
        return run;
      });
    } catch (error) {
      throw isSecond(error) ? new AppError('run_in_progress', { cause: error }) : error;
    }
  }
}

function isSecond(error: unknown): boolean {
  return (
    error instanceof QueryFailedError &&
    (error.driverError as { constraint?: string }).constraint === ONE_AT_A_TIME
  );
}
