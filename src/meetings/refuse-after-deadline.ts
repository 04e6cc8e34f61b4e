import type { AssemblyService } from '../assemblies/assembly.service.js';
import type { DeadlineStep } from '../assemblies/deadline.entity.js';
import { AppError } from '../common/errors/app-error.js';
import type { Transaction } from '../outbox/transactor.js';

/** Throws `deadline_passed` when delegations can no longer take the step by themselves. */
export async function refuseAfterDeadline(
  assemblies: AssemblyService,
  assemblyId: string,
  step: DeadlineStep,
  tx: Transaction,
): Promise<void> {
  if (await assemblies.deadlinePassed(assemblyId, step, tx.now, tx.manager)) {
    throw new AppError('deadline_passed');
  }
}
