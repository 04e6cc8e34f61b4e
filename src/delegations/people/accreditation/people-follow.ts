import type { Transaction } from '../../../outbox/transactor.js';
import type { Delegation } from '../../delegation.entity.js';
import type { DelegationTransition } from '../../domain/delegation-lifecycle.js';
import { Delegate } from '../delegate.entity.js';
import { takeBackOf } from '../permits/take-back.js';
import { setAccreditation } from './set-accreditation.js';

/**
 * What a step of the whole delegation does with its people. Submitting sends everybody to review who has
 * not been sent yet; returning gives back those who wait for it, so that the next submission sends them
 * again. Decisions that were made stay. Who does not come needs no permit.
 */
export async function peopleFollow(
  tx: Transaction,
  delegation: Delegation,
  transition: DelegationTransition,
): Promise<void> {
  const { id: delegationId } = delegation;
  if (transition === 'submit') {
    const drafts = await tx.manager.findBy(Delegate, { delegationId, accreditation: 'draft' });
    if (drafts.length > 0) await setAccreditation(tx, delegation, drafts, 'send');
  }
  if (transition === 'return') {
    // No event of their own: the delegation is told once, as a whole.
    await tx.manager.update(
      Delegate,
      { delegationId, accreditation: 'pending' },
      {
        accreditation: 'draft',
        accreditationAt: tx.now,
        refusalProposedAt: null,
        refusalProposedBy: null,
        refusalReason: '',
      },
    );
  }
  if (transition === 'decline' || transition === 'withdraw') await takeBackOf(tx, delegation);
}
