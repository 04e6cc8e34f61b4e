import type { DomainEvent } from '../outbox/domain-event.js';
import type { Duty } from './duty.entity.js';

/** Steps that its assignee is told of. */
export type DutyAssigneeEventType =
  'duty.assigned' | 'duty.changed' | 'duty.cancelled' | 'duty.unassigned';

/** Steps that its assignee takes. */
export type DutyAnswerEventType = 'duty.acknowledged' | 'duty.refused';

export interface DutyEventPayload {
  dutyId: string;
  /** Whose duty it is; of `duty.unassigned` whose it was. */
  assigneeId: string;
}

export function dutyEvent(
  type: DutyAssigneeEventType | DutyAnswerEventType,
  duty: Pick<Duty, 'id' | 'version' | 'assemblyId'>,
  assigneeId: string,
): DomainEvent<DutyEventPayload> {
  return {
    type,
    aggregateType: 'duty',
    aggregateId: duty.id,
    version: duty.version,
    assemblyId: duty.assemblyId,
    payload: { dutyId: duty.id, assigneeId },
  };
}

/** Type of the live signals to assignee and organizers. */
export const LIVE_DUTY = 'duty.changed';
