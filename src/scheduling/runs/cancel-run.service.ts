import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor.js';
import { AppError } from '../../common/errors/app-error.js';
import { Transactor } from '../../outbox/transactor.js';
import { OptimizerRun } from './optimizer-run.entity.js';
import { RunStates } from './run-states.js';

/** Ends a run early. It makes no draft. */
@Injectable()
export class CancelRunService {
  constructor(
    private readonly transactor: Transactor,
    private readonly states: RunStates,
  ) {}

  /**
   * A run that waits ends at once; one that is running is asked to, and ends within a second.
   * Errors: `not_found`, `wrong_state` (it has ended already).
   */
  async cancel(actor: Actor, assemblyId: string, runId: string): Promise<OptimizerRun> {
    return this.transactor.run(actor, async (tx) => {
      const run = await this.states.lock(tx.manager, runId, assemblyId);
      if (run.status === 'queued') {
        run.cancelRequested = true;
        await this.states.finish(tx, run, { status: 'cancelled' });
      } else if (run.status !== 'running') {
        throw new AppError('wrong_state');
      } else if (!run.cancelRequested) {
        run.cancelRequested = true;
        await tx.manager.save(run);
        await tx.audit({
          action: 'optimizer_run.cancel_requested',
          subjectType: 'optimizer_run',
          subjectId: run.id,
          assemblyId,
        });
        await this.states.signal(tx.manager, run);
      }
      return run;
    });
  }
}
