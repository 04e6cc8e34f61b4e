import { isBusy, nextStatus, type DutyStatus } from './duty-lifecycle.js';
import { overlap, preparationOf } from './duty-times.js';

/** What of a duty follows from its meeting. */
export interface SyncedDuty {
  requestId: string;
  roomId: string;
  startsAt: Date;
  endsAt: Date;
  previousStartsAt: Date | null;
  previousRoomId: string | null;
  assigneeId: string | null;
  status: DutyStatus;
  reason: string;
  acknowledgedAt: Date | null;
}

/** A meeting that needs its room prepared. */
export interface BookedMeeting {
  requestId: string;
  roomId: string;
  startsAt: Date;
}

export interface SyncPlan<D extends SyncedDuty> {
  added: BookedMeeting[];
  changed: D[];
  cancelled: D[];
  /** Those of `changed` that their assignee cannot keep, with whose they were. */
  unassigned: { duty: D; assigneeId: string }[];
}

/**
 * Brings duties in line with the meetings, changing the objects in `duties` (one for each request, none of
 * them cancelled). A meeting that moved takes its duty along: whoever acknowledged it is asked again, and
 * one who would have two duties at once loses the one that moved. Doing it again changes nothing.
 */
export function syncDuties<D extends SyncedDuty>(
  duties: readonly D[],
  meetings: readonly BookedMeeting[],
): SyncPlan<D> {
  const plan: SyncPlan<D> = { added: [], changed: [], cancelled: [], unassigned: [] };
  const byRequest = new Map(duties.map((duty) => [duty.requestId, duty]));
  const named = new Set<string>();
  for (const meeting of meetings) {
    named.add(meeting.requestId);
    const duty = byRequest.get(meeting.requestId);
    if (!duty) plan.added.push(meeting);
    else if (move(duty, meeting)) plan.changed.push(duty);
  }
  for (const duty of duties) {
    if (named.has(duty.requestId)) continue;
    const status = nextStatus(duty.status, 'cancel');
    // What is done stays done, though its meeting was cancelled after.
    if (status === null) continue;
    duty.status = status;
    plan.cancelled.push(duty);
  }
  unassignDoubled(duties, plan);
  return plan;
}

/** Moves a duty to where its meeting stands; false when it is there already. */
function move(duty: SyncedDuty, meeting: BookedMeeting): boolean {
  const { startsAt, endsAt } = preparationOf(meeting);
  const later = duty.startsAt.getTime() !== startsAt.getTime();
  const elsewhere = duty.roomId !== meeting.roomId;
  if (!later && !elsewhere) return false;
  duty.previousStartsAt = later ? duty.startsAt : null;
  duty.previousRoomId = elsewhere ? duty.roomId : null;
  duty.startsAt = startsAt;
  duty.endsAt = endsAt;
  duty.roomId = meeting.roomId;
  // One that nobody has acknowledged yet stays new.
  duty.status = nextStatus(duty.status, 'change') ?? duty.status;
  duty.reason = '';
  duty.acknowledgedAt = null;
  return true;
}

function unassignDoubled<D extends SyncedDuty>(duties: readonly D[], plan: SyncPlan<D>): void {
  const busy = new Map<string, D[]>();
  for (const duty of duties) {
    if (duty.assigneeId === null || !isBusy(duty.status)) continue;
    const own = busy.get(duty.assigneeId);
    if (own) own.push(duty);
    else busy.set(duty.assigneeId, [duty]);
  }
  for (const duty of plan.changed) {
    const { assigneeId } = duty;
    if (assigneeId === null || !isBusy(duty.status)) continue;
    const own = busy.get(assigneeId) ?? [];
    if (!own.some((other) => other !== duty && overlap(duty, other))) continue;
    busy.set(
      assigneeId,
      own.filter((other) => other !== duty),
    );
    duty.assigneeId = null;
    duty.status = 'new';
    plan.unassigned.push({ duty, assigneeId });
  }
}
