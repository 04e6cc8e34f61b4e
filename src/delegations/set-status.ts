import { givenReason } from '../audit/values/given-reason.js';
import { AppError } from '../common/errors/app-error.js';
import type { Transaction } from '../outbox/transactor.js';
import { onBehalfOf } from './delegation-access.js';
import type { Delegation } from './delegation.entity.js';
import { delegationEvent, EVENT_OF_TRANSITION } from './delegations.events.js';
import { nextStatus, type DelegationTransition } from './domain/delegation-lifecycle.js';
import { TRANSITION_RULES } from './domain/transition-rules.js';
import { Party } from './parties/party.entity.js';
import { peopleFollow } from './people/accreditation/people-follow.js';
import { closeNotes } from './people/autosave/autosave-notes.js';
import { signalDelegation } from './signal-delegation.js';

/**
 * Takes a locked delegation through a transition, with its parties, the audit entry, the event and the
 * signals to open pages.
 * Who may, by when and with what is the caller's to check. Throws `wrong_state`.
 */
export async function setStatus(
  tx: Transaction,
  delegation: Delegation,
  transition: DelegationTransition,
  reason = '',
): Promise<void> {
  await closeNotes(tx, delegation.id);
  const before = delegation.status;
  const after = nextStatus(before, transition);
  if (after === null) throw new AppError('wrong_state');
  delegation.status = after;
  delegation.statusAt = tx.now;
  delegation.reason = reason;
  await tx.manager.save(delegation);
  if (transition === 'confirm' || transition === 'withdraw') {
    // Parties follow their delegation: only those of a confirmed one can meet.
    await tx.manager.update(
      Party,
      { delegationId: delegation.id },
      { active: transition === 'confirm' },
    );
  }
  await tx.audit({
    action: `delegation.${after}`,
    subjectType: 'delegation',
    subjectId: delegation.id,
    assemblyId: delegation.assemblyId,
    onBehalfOf: TRANSITION_RULES[transition].own ? onBehalfOf(tx.actor, delegation) : null,
    changes: { status: { from: before, to: after } },
    personal: givenReason(delegation.id, reason),
  });
  const event = EVENT_OF_TRANSITION[transition];
  if (event !== null) await tx.emit(delegationEvent(event, delegation));
  await peopleFollow(tx, delegation, transition);
  await signalDelegation(tx.manager, delegation);
}
