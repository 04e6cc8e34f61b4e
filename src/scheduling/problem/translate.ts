import type { PlacedMeeting } from '../../meetings/bookings/booking-difference.js';
import type {
  Blocker as EngineBlocker,
  PlacedMeeting as EngineMeeting,
  UnplacedReason,
  UnplacedRequest,
} from '../engine/index.js';
import type { Blocker } from '../plans/plan-unplaced.entity.js';
import type { LeftOut, PlanningProblem } from './build-problem.js';
import { entryAt } from './entry.js';

/** Reasons in which a party stands for its principal. */
const OF_PRINCIPALS: ReadonlySet<UnplacedReason> = new Set([
  'principal_absent',
  'principal_busy',
  'max_per_day',
  'walk',
]);

/** A request without a place; the reasons are the engine's and those of {@link LeftOut}. */
export interface Unplaced {
  requestId: string;
  reason: UnplacedReason | LeftOut['reason'];
  blockers: Blocker[];
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
    ...unplaced.map(({ requestId, reason, blockers }) => ({
      requestId: entryAt(planning.requestIds, requestId),
      reason,
      blockers: distinct(
        blockers.flatMap((blocker) => toBlocker(planning, requestId, reason, blocker)),
      ),
    })),
    ...planning.leftOut,
  ];
}

function toBlocker(
  planning: PlanningProblem,
  requestId: number,
  reason: UnplacedReason,
  { type, id }: EngineBlocker,
): Blocker[] {
  switch (type) {
    case 'room':
      return [{ kind: 'room', id: entryAt(planning.roomIds, id) }];
    case 'interpreter':
      return [{ kind: 'interpreter', id: entryAt(planning.interpreterIds, id) }];
    case 'request':
      return [{ kind: 'request', id: entryAt(planning.requestIds, id) }];
    case 'party': {
      const partyId = planning.partyIds[id];
      if (partyId === undefined) return principalsOf(planning, requestId, id);
      return [{ kind: OF_PRINCIPALS.has(reason) ? 'principal' : 'party', id: partyId }];
    }
  }
}

/** The parties of the request for which the person behind an engine party stands. */
function principalsOf(planning: PlanningProblem, requestId: number, id: number): Blocker[] {
  const { a, b, others } = entryAt(planning.problem.requests, requestId);
  const taking = new Set(
    [a, b, ...others.map(({ party }) => party)].map((party) => planning.partyIds[party]),
  );
  return (planning.persons[id - planning.partyIds.length] ?? [])
    .filter((partyId) => taking.has(partyId))
    .map((partyId) => ({ kind: 'principal', id: partyId }));
}

function distinct(blockers: Blocker[]): Blocker[] {
  return [
    ...new Map(blockers.map((blocker) => [`${blocker.kind} ${blocker.id}`, blocker])).values(),
  ];
}

function indexes(ids: readonly string[]): Map<string, number> {
  return new Map(ids.map((id, index) => [id, index]));
}
