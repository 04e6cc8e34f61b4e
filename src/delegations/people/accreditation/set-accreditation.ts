import { givenReason } from '../../../audit/values/given-reason.js';
import { AppError } from '../../../common/errors/app-error.js';
import type { AuditRecord, Transaction } from '../../../outbox/transactor.js';
import { onBehalfOf } from '../../delegation-access.js';
import type { Delegation } from '../../delegation.entity.js';
import {
  nextAccreditation,
  takesPlace,
  type Accreditation,
  type AccreditationStep,
} from '../../domain/accreditation.js';
import type { Delegate } from '../delegate.entity.js';
import { takeBackOf } from '../permits/take-back.js';
import { ACCREDITATION_EVENTS, accreditationEvent } from './accreditation.events.js';

/**
 * Takes people of a locked delegation through one step, with an audit entry and an event each; who leaves
 * by it leaves no permit behind. Who may, and whether the card is complete, is the caller's to check. Throws
 * `wrong_state`, then nobody is changed.
 */
export async function setAccreditation(
  tx: Transaction,
  delegation: Delegation,
  people: readonly Delegate[],
  step: AccreditationStep,
  reason = '',
): Promise<void> {
  const moves = people.map((person) => {
    const after = nextAccreditation(person, step, delegation.status);
    if (after === null) throw new AppError('wrong_state');
    return { person, before: person.accreditation, after };
  });
  for (const { person, after } of moves) enter(tx, person, after, reason);
  await tx.manager.save(people as Delegate[]);
  await tx.audit(...moves.map((move) => auditOf(tx, delegation, step, reason, move)));
  await tx.emit(
    ...moves.map(({ person, after }) =>
      accreditationEvent(ACCREDITATION_EVENTS[after], delegation, person),
    ),
  );
  const gone = people.filter((person) => !takesPlace(person));
  if (gone.length > 0) await takeBackOf(tx, delegation, gone);
}

function enter(tx: Transaction, person: Delegate, after: Accreditation, reason: string): void {
  person.accreditation = after;
  person.accreditationReason = reason;
  person.accreditationAt = tx.now;
  person.decidedBy = tx.actor.userId;
  person.refusalProposedAt = null;
  person.refusalProposedBy = null;
  person.refusalReason = '';
}

function auditOf(
  tx: Transaction,
  delegation: Delegation,
  step: AccreditationStep,
  reason: string,
  { person, before, after }: { person: Delegate; before: Accreditation; after: Accreditation },
): AuditRecord {
  const own = step === 'send' || step === 'change' || step === 'replace';
  return {
    action: ACCREDITATION_EVENTS[after],
    subjectType: 'delegation',
    subjectId: delegation.id,
    assemblyId: delegation.assemblyId,
    onBehalfOf: own ? onBehalfOf(tx.actor, delegation) : null,
    changes: {
      delegate: { from: null, to: person.id },
      accreditation: { from: before, to: after },
    },
    personal: givenReason(person.id, reason),
  };
}
