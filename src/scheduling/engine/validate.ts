import { measure, type ScheduleMeasures } from './measure.js';
import {
  participantsOf,
  walkGap,
  type MeetingRequest,
  type PlacedMeeting,
  type Problem,
} from './problem.js';

export type ViolationCode =
  | 'unknown_request'
  | 'placed_twice'
  | 'bad_slot'
  | 'past_day_end'
  | 'bad_room'
  | 'room_closed'
  | 'room_double_booked'
  | 'room_too_small'
  | 'room_lacks_feature'
  | 'party_unavailable'
  | 'party_over_limit'
  | 'principal_unavailable'
  | 'principal_double_booked'
  | 'interpreter_missing'
  | 'interpreter_unwanted'
  | 'interpreter_lacks_pair'
  | 'interpreter_off_duty'
  | 'interpreter_double_booked'
  | 'walk'
  | 'max_per_day'
  | 'order'
  | 'slot_not_allowed'
  | 'not_at_pin'
  | 'pin_not_placed';

/** A broken hard rule: which request, against what, and where. */
export interface Violation {
  code: ViolationCode;
  requestId: number;
  /** The request that it clashes with. */
  otherId?: number;
  party?: number;
  room?: number;
  interpreter?: number;
  slot?: number;
  feature?: string;
}

export interface ValidationReport extends ScheduleMeasures {
  valid: boolean;
  violations: Violation[];
}

interface Seated {
  request: MeetingRequest;
  meeting: PlacedMeeting;
  end: number;
  day: number;
}

/**
 * Checks a schedule against every hard rule and measures it. Written apart from the search: it shares no state and
 * no table with it, reads the problem as it stands and decides what may be published.
 */
export function validateSchedule(
  problem: Problem,
  meetings: readonly PlacedMeeting[],
): ValidationReport {
  const violations: Violation[] = [];
  const seated = seatMeetings(problem, meetings, violations);
  checkResources(problem, seated, violations);
  checkPrincipalDays(problem, seated, violations);
  checkRequests(problem, seated, meetings, violations);
  return {
    valid: violations.length === 0,
    violations,
    ...measure(
      problem,
      seated.map((entry) => entry.meeting),
    ),
  };
}

/** Keeps the meetings that can be looked at further: known, once, in an existing slot and room, within one day. */
function seatMeetings(
  problem: Problem,
  meetings: readonly PlacedMeeting[],
  violations: Violation[],
): Seated[] {
  const requests = new Map(problem.requests.map((request) => [request.id, request]));
  const seated = new Map<number, Seated>();
  for (const meeting of meetings) {
    const { requestId, slot } = meeting;
    const request = requests.get(requestId);
    const note = (code: ViolationCode): number => violations.push({ code, requestId, slot });
    if (!request) note('unknown_request');
    else if (seated.has(requestId)) note('placed_twice');
    else if (!Number.isInteger(slot) || slot < 0 || slot >= problem.slots.count) note('bad_slot');
    else {
      const day = Math.floor(slot / problem.slots.perDay);
      const end = slot + request.slots;
      if (end > (day + 1) * problem.slots.perDay) note('past_day_end');
      else if (!problem.rooms[meeting.room]) note('bad_room');
      else seated.set(requestId, { request, meeting, end, day });
    }
  }
  return [...seated.values()];
}

/** Rooms, parties, principals and interpreters, slot by slot. */
function checkResources(problem: Problem, seated: Seated[], violations: Violation[]): void {
  const count = problem.slots.count;
  const closed = problem.rooms.map((room) => new Set(room.closed));
  const absent = problem.parties.map((party) => new Set(party.unavailable));
  const principalAbsent = problem.parties.map((party) => new Set(party.principalUnavailable));
  const held = problem.parties.map((party) => new Set(party.held));
  const offDuty = problem.interpreters.map((interpreter) => new Set(interpreter.unavailable));
  const inRoom = new Map<number, number>();
  const withInterpreter = new Map<number, number>();
  const withPrincipal = new Map<number, number>();
  const load = new Map<number, number>();

  for (const { request, meeting, end } of seated) {
    const requestId = request.id;
    const room = problem.rooms[meeting.room]!;
    const interpreter = interpreterOf(problem, meeting);
    const people = participantsOf(request);
    if (room.capacity < request.size)
      violations.push({ code: 'room_too_small', requestId, room: room.id });
    for (const feature of request.features)
      if (!room.features.includes(feature))
        violations.push({ code: 'room_lacks_feature', requestId, room: room.id, feature });
    checkInterpreter(request, meeting, interpreter, violations);
    for (let slot = meeting.slot; slot < end; slot++) {
      if (closed[room.id]!.has(slot))
        violations.push({ code: 'room_closed', requestId, room: room.id, slot });
      claim(inRoom, room.id * count + slot, requestId, (otherId) =>
        violations.push({ code: 'room_double_booked', requestId, otherId, room: room.id, slot }),
      );
      for (const { party, principal } of people) {
        if (absent[party]!.has(slot))
          violations.push({ code: 'party_unavailable', requestId, party, slot });
        const key = party * count + slot;
        const now = (load.get(key) ?? 0) + 1;
        load.set(key, now);
        if (now > problem.parties[party]!.heads - (held[party]!.has(slot) ? 1 : 0))
          violations.push({ code: 'party_over_limit', requestId, party, slot });
        if (!principal) continue;
        if (principalAbsent[party]!.has(slot))
          violations.push({ code: 'principal_unavailable', requestId, party, slot });
        claim(withPrincipal, key, requestId, (otherId) =>
          violations.push({ code: 'principal_double_booked', requestId, otherId, party, slot }),
        );
      }
      if (request.pair === null || !interpreter) continue;
      const { id } = interpreter;
      if (offDuty[id]!.has(slot))
        violations.push({ code: 'interpreter_off_duty', requestId, interpreter: id, slot });
      claim(withInterpreter, id * count + slot, requestId, (otherId) =>
        violations.push({
          code: 'interpreter_double_booked',
          requestId,
          otherId,
          interpreter: id,
          slot,
        }),
      );
    }
  }
}

function checkInterpreter(
  request: MeetingRequest,
  meeting: PlacedMeeting,
  interpreter: Problem['interpreters'][number] | undefined,
  violations: Violation[],
): void {
  const requestId = request.id;
  const given = meeting.interpreter;
  if (request.pair === null) {
    if (given !== undefined && given !== null)
      violations.push({ code: 'interpreter_unwanted', requestId, interpreter: given });
  } else if (!interpreter) {
    violations.push({ code: 'interpreter_missing', requestId });
  } else if (!interpreter.pairs.includes(request.pair)) {
    violations.push({ code: 'interpreter_lacks_pair', requestId, interpreter: interpreter.id });
  }
}

/** Walking time between, and number of, the meetings of one principal on one day. */
function checkPrincipalDays(problem: Problem, seated: Seated[], violations: Violation[]): void {
  const days = new Map<string, Seated[]>();
  for (const entry of seated) {
    for (const { party, principal } of participantsOf(entry.request)) {
      if (!principal) continue;
      const key = `${party}/${entry.day}`;
      const list = days.get(key);
      if (list) list.push(entry);
      else days.set(key, [entry]);
    }
  }
  for (const [key, list] of days) {
    const party = Number(key.split('/')[0]);
    const limit = problem.parties[party]!.maxPerDay;
    list.sort((x, y) => x.meeting.slot - y.meeting.slot);
    if (limit !== null) {
      for (const { request, meeting } of list.slice(limit))
        violations.push({ code: 'max_per_day', requestId: request.id, party, slot: meeting.slot });
    }
    list.forEach((first, index) => {
      for (const later of list.slice(index + 1)) {
        const between = later.meeting.slot - first.end;
        const from = problem.rooms[first.meeting.room]!.zone;
        const to = problem.rooms[later.meeting.room]!.zone;
        if (between >= 0 && between < walkGap(problem.walk, from, to))
          violations.push({
            code: 'walk',
            requestId: later.request.id,
            otherId: first.request.id,
            party,
            slot: later.meeting.slot,
          });
      }
    });
  }
}

/** What a request asks for itself: permitted slots, pin, order. */
function checkRequests(
  problem: Problem,
  seated: Seated[],
  meetings: readonly PlacedMeeting[],
  violations: Violation[],
): void {
  const byId = new Map(seated.map((entry) => [entry.request.id, entry]));
  const named = new Set(meetings.map((meeting) => meeting.requestId));
  for (const request of problem.requests) {
    const requestId = request.id;
    const entry = byId.get(requestId);
    if (request.pinned && !named.has(requestId))
      violations.push({ code: 'pin_not_placed', requestId });
    if (!entry) continue;
    const { slot, room } = entry.meeting;
    if (request.allowed && !request.allowed.includes(slot))
      violations.push({ code: 'slot_not_allowed', requestId, slot });
    if (request.pinned && (request.pinned.slot !== slot || request.pinned.room !== room))
      violations.push({ code: 'not_at_pin', requestId, slot, room });
    const first = request.after === null ? undefined : byId.get(request.after);
    if (first && first.end > slot)
      violations.push({ code: 'order', requestId, otherId: first.request.id, slot });
  }
}

function interpreterOf(
  problem: Problem,
  meeting: PlacedMeeting,
): Problem['interpreters'][number] | undefined {
  return meeting.interpreter === undefined ? undefined : problem.interpreters[meeting.interpreter];
}

function claim(
  taken: Map<number, number>,
  key: number,
  requestId: number,
  clash: (otherId: number) => void,
): void {
  const otherId = taken.get(key);
  if (otherId === undefined) taken.set(key, requestId);
  else clash(otherId);
}
