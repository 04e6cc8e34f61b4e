import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor.js';
import { AppError } from '../../common/errors/app-error.js';
import { Transactor } from '../../outbox/transactor.js';
import type { OptimizerRun } from './optimizer-run.entity.js';
import { RunStates } from './run-states.js';

/** Ends a run early and keeps what it has found. */
@Injectable()
export class StopRunService {
  constructor(
    private readonly transactor: Transactor,
    private readonly states: RunStates,
  ) {}

  /**
   * Asks a running run to make its draft of the best plan so far. Asking twice is asking once.
   * Errors: `not_found`, `wrong_state` (it has not begun, was cancelled or has ended).
   */
  async stop(actor: Actor, assemblyId: string, runId: string): Promise<OptimizerRun> {
    return this.transactor.run(actor, async (tx) => {
      const run = await this.states.lock(tx.manager, runId, assemblyId);
      if (run.status !== 'running' || run.cancelRequested) throw new AppError('wrong_state');
      if (run.stopRequested) return run;
      run.stopRequested = true;
      await tx.manager.save(run);
      await tx.audit({
        action: 'optimizer_run.stop_requested',
        subjectType: 'optimizer_run',
        subjectId: run.id,
        assemblyId,
      });
      await this.states.signal(tx.manager, run);
      return run;
    });
  }
}
