import type { PlacedMeeting } from '../../meetings/bookings/booking-difference.js';
import type {
  PlacedMeeting as EngineMeeting,
  UnplacedReason,
  UnplacedRequest,
} from '../engine/index.js';
import type { Blocker, StoredSuggestion } from '../explain/explanation.js';
import { toBlockers, toSuggestion } from '../explain/translate-explanation.js';
import type { LeftOut, PlanningProblem } from './build-problem.js';
import { entryAt } from './entry.js';

/** A request without a place; the reasons are the engine's and those of {@link LeftOut}. */
export interface Unplaced {
  requestId: string;
  reason: UnplacedReason | LeftOut['reason'];
  blockers: Blocker[];
  suggestions: StoredSuggestion[];
}

/** The engine's meetings as rooms, people and instants. */
export function toPlacedMeetings(
  { problem, grid, requestIds, roomIds, interpreterIds }: PlanningProblem,
  meetings: readonly EngineMeeting[],
): PlacedMeeting[] {
  return meetings.map(({ requestId, slot, room, interpreter }) => ({
    requestId: entryAt(requestIds, requestId),
    roomId: entryAt(roomIds, room),
    interpreterId: interpreter === undefined ? null : entryAt(interpreterIds, interpreter),
    startsAt: grid.startOf(slot),
    endsAt: grid.endOf(slot, entryAt(problem.requests, requestId).slots),
  }));
}

/**
 * The same the other way round. `unknown` are the meetings whose request is no longer to be placed;
 * `offGrid` those that fit no slots, or whose room or interpreter is not of the Assembly.
 */
export function toEngineMeetings(
  planning: PlanningProblem,
  meetings: readonly PlacedMeeting[],
): { meetings: EngineMeeting[]; unknown: PlacedMeeting[]; offGrid: PlacedMeeting[] } {
  const { problem, grid } = planning;
  const requests = indexes(planning.requestIds);
  const rooms = indexes(planning.roomIds);
  const interpreters = indexes(planning.interpreterIds);
  const result: ReturnType<typeof toEngineMeetings> = { meetings: [], unknown: [], offGrid: [] };
  for (const meeting of meetings) {
    const requestId = requests.get(meeting.requestId);
    if (requestId === undefined) {
      result.unknown.push(meeting);
      continue;
    }
    const slot = grid.slotStartingAt(meeting.startsAt);
    const room = rooms.get(meeting.roomId);
    const named = meeting.interpreterId !== null;
    const interpreter = interpreters.get(meeting.interpreterId ?? '');
    const fits =
      slot !== null &&
      grid.endOf(slot, entryAt(problem.requests, requestId).slots).getTime() ===
        meeting.endsAt.getTime();
    if (!fits || room === undefined || (named && interpreter === undefined)) {
      result.offGrid.push(meeting);
      continue;
    }
    result.meetings.push({
      requestId,
      slot,
      room,
      ...(interpreter === undefined ? {} : { interpreter }),
    });
  }
  return result;
}

/** What the engine left without a place, and what never reached it. */
export function toUnplaced(
  planning: PlanningProblem,
  unplaced: readonly UnplacedRequest[],
): Unplaced[] {
  return [
    ...unplaced.map(({ requestId, reason, blockers, suggestions }) => ({
      requestId: entryAt(planning.requestIds, requestId),
      reason,
      blockers: distinct(blockers.flatMap((blocker) => toBlockers(planning, requestId, blocker))),
      suggestions: suggestions.map((suggestion) => toSuggestion(planning, requestId, suggestion)),
    })),
    ...planning.leftOut.map((request) => ({ ...request, suggestions: [] })),
  ];
}

function distinct(blockers: Blocker[]): Blocker[] {
  return [
    ...new Map(
      blockers.map((blocker) => [`${blocker.kind} ${blocker.id} ${blocker.fact}`, blocker]),
    ).values(),
  ];
}

function indexes(ids: readonly string[]): Map<string, number> {
  return new Map(ids.map((id, index) => [id, index]));
}
