import type { EntityManager } from 'typeorm';
import { sendSignal } from '../live/live-signals.js';
import type { DomainEvent } from '../outbox/domain-event.js';
import type { MeetingRequest } from './requests/meeting-request.entity.js';

export type RequestEventType =
  | 'meeting_request.created'
  | 'meeting_request.accepted'
  | 'meeting_request.declined'
  | 'meeting_request.withdrawn';

export interface RequestEventPayload {
  requestId: string;
  /** The party that took the step; the others are told. */
  byPartyId: string;
}

export function requestEvent(
  type: RequestEventType,
  request: MeetingRequest,
  byPartyId: string,
): DomainEvent {
  return {
    type,
    aggregateType: 'meeting_request',
    aggregateId: request.id,
    version: request.version,
    assemblyId: request.assemblyId,
    payload: { requestId: request.id, byPartyId } satisfies RequestEventPayload,
  };
}

export type MeetingEventType = 'meeting.scheduled' | 'meeting.rescheduled' | 'meeting.cancelled';

/** Where and when a meeting stands; instants in UTC as ISO 8601. */
export interface MeetingPlace {
  startsAt: string;
  endsAt: string;
  roomId: string;
}

export interface MeetingEventPayload {
  requestId: string;
  bookingId: string;
  /** Published plan that made the change; null when a party cancelled. */
  planNumber: number | null;
  before: MeetingPlace | null;
  after: MeetingPlace | null;
}

export function meetingEvent(
  type: MeetingEventType,
  request: { id: string; version: number; assemblyId: string },
  payload: Omit<MeetingEventPayload, 'requestId'>,
): DomainEvent {
  return {
    type,
    aggregateType: 'meeting_request',
    aggregateId: request.id,
    version: request.version,
    assemblyId: request.assemblyId,
    payload: { requestId: request.id, ...payload } satisfies MeetingEventPayload,
  };
}

/** Type of the live signal to the organizers and to the parties' delegations; the id is the request's. */
export const LIVE_REQUEST = 'meeting_request.changed';

/** Tells open pages that a request changed, when the transaction of `manager` commits. */
export async function signalRequest(
  manager: EntityManager,
  request: Pick<MeetingRequest, 'id' | 'assemblyId'>,
  parties: readonly { delegationId: string | null }[],
): Promise<void> {
  const signal = { type: LIVE_REQUEST, id: request.id };
  await sendSignal(manager, { topic: `assembly:${request.assemblyId}`, ...signal });
  for (const id of new Set(parties.map(({ delegationId }) => delegationId))) {
    if (id !== null) await sendSignal(manager, { topic: `delegation:${id}`, ...signal });
  }
}
