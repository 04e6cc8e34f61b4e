import { In } from 'typeorm';
import type { Transaction } from '../../../outbox/transactor.js';
import type { Delegation } from '../../delegation.entity.js';
import type { Delegate } from '../delegate.entity.js';
import { REQUEST_EVENTS, requestEvent } from '../request-events.js';
import { permitAudit } from './permit-audit.js';
import { LIVE_PERMITS, PermitRequest } from './permit-request.entity.js';

/** Takes permits back, and tells those who decide on them. The delegation must be locked. */
export async function takeBack(
  tx: Transaction,
  delegation: Delegation,
  permits: readonly PermitRequest[],
): Promise<void> {
  for (const permit of permits) {
    const before = permit.status;
    permit.status = 'withdrawn';
    await tx.manager.save(permit);
    await tx.audit(permitAudit(tx, delegation, permit, before));
    await tx.emit(requestEvent(REQUEST_EVENTS.permitWithdrawn, permit));
  }
}

/** Takes back what stands of people who do not come after all; of the whole delegation unless they are named. */
export async function takeBackOf(
  tx: Transaction,
  delegation: Delegation,
  people?: readonly Pick<Delegate, 'id'>[],
): Promise<void> {
  const permits = await tx.manager.findBy(PermitRequest, {
    delegationId: delegation.id,
    status: In(LIVE_PERMITS),
    ...(people && { delegateId: In(people.map(({ id }) => id)) }),
  });
  await takeBack(tx, delegation, permits);
}
