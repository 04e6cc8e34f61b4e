import type { DeadlineStep } from '../assemblies/deadline.entity.js';
import { AppError } from '../common/errors/app-error.js';
import type { DelegationDeadlinesService } from '../delegations/deadlines/delegation-deadlines.service.js';
import type { Party } from '../delegations/parties/party.entity.js';
import type { Transaction } from '../outbox/transactor.js';

/**
 * Throws `deadline_passed` when a party can no longer take the step by itself: after the deadline of its
 * delegation, or that of the Assembly for an office.
 */
export async function refuseAfterDeadline(
  deadlines: DelegationDeadlinesService,
  { delegationId, assemblyId }: Pick<Party, 'delegationId' | 'assemblyId'>,
  step: DeadlineStep,
  tx: Transaction,
): Promise<void> {
  if (await deadlines.passed({ id: delegationId, assemblyId }, step, tx.now, tx.manager)) {
    throw new AppError('deadline_passed');
  }
}
