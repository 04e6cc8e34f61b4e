import { givenReason } from '../../../audit/values/given-reason.js';
import type { AuditRecord, Transaction } from '../../../outbox/transactor.js';
import { onBehalfOf } from '../../delegation-access.js';
import type { Delegation } from '../../delegation.entity.js';
import type { PermitRequest, PermitStatus } from './permit-request.entity.js';

/** What the history says of a permit that changed; `before` is null for one that was asked for just now. */
export function permitAudit(
  tx: Transaction,
  delegation: Delegation,
  { delegateId, kind, status, detail, reason }: PermitRequest,
  before: PermitStatus | null,
): AuditRecord {
  const own = status === 'requested' || status === 'withdrawn';
  return {
    action: `permit.${status}`,
    subjectType: 'delegation',
    subjectId: delegation.id,
    assemblyId: delegation.assemblyId,
    onBehalfOf: own ? onBehalfOf(tx.actor, delegation) : null,
    changes: {
      delegate: { from: null, to: delegateId },
      kind: { from: kind, to: kind },
      status: { from: before, to: status },
    },
    personal: givenReason(delegateId, status === 'requested' ? detail : reason),
  };
}
