import {
  participantsOf,
  walkGap,
  type Blocker,
  type MeetingRequest,
  type PlacedMeeting,
  type Problem,
  type Suggestion,
} from '../../../src/scheduling/engine/index.js';

/** A problem with a schedule, as a reader of an explanation changes it by hand. */
export interface Scene {
  problem: Problem;
  meetings: PlacedMeeting[];
}

const minus = (list: number[], slots: readonly number[]): number[] =>
  list.filter((slot) => !slots.includes(slot));

/** The scene once these facts are undone, each by itself. */
export function undo(scene: Scene, requestId: number, blockers: readonly Blocker[]): Scene {
  return blockers.reduce((now, blocker) => undoOne(now, requestId, blocker), scene);
}

function undoOne({ problem, meetings }: Scene, requestId: number, blocker: Blocker): Scene {
  const { id, fact, slots = [] } = blocker;
  const { size, features, pair } = problem.requests.find((request) => request.id === requestId)!;
  const party = (change: (party: Problem['parties'][number]) => object): Scene => ({
    problem: {
      ...problem,
      parties: problem.parties.map((one) => (one.id === id ? { ...one, ...change(one) } : one)),
    },
    meetings,
  });
  const room = (change: (room: Problem['rooms'][number]) => object): Scene => ({
    problem: {
      ...problem,
      rooms: problem.rooms.map((one) => (one.id === id ? { ...one, ...change(one) } : one)),
    },
    meetings,
  });
  const interpreter = (change: (one: Problem['interpreters'][number]) => object): Scene => ({
    problem: {
      ...problem,
      interpreters: problem.interpreters.map((one) =>
        one.id === id ? { ...one, ...change(one) } : one,
      ),
    },
    meetings,
  });
  const own = (change: (request: MeetingRequest) => object): Scene => ({
    problem: changeRequest(problem, id, change),
    meetings,
  });
  switch (fact) {
    case 'absent':
      return party(({ unavailable, principalUnavailable }) => ({
        unavailable: minus(unavailable, slots),
        principalUnavailable: minus(principalUnavailable, slots),
      }));
    case 'principal_absent':
      return party((one) => ({ principalUnavailable: minus(one.principalUnavailable, slots) }));
    case 'seat_held':
      return party(({ held }) => ({ held: minus(held, slots) }));
    case 'no_person':
      return party(({ heads }) => ({ heads: heads + 1 }));
    case 'day_limit':
      return party(({ maxPerDay }) => ({ maxPerDay: maxPerDay! + 1 }));
    case 'closed':
      return room(({ closed }) => ({ closed: minus(closed, slots) }));
    case 'too_small':
      return room(() => ({ capacity: size }));
    case 'lacks_feature':
      return room((one) => ({ features: [...one.features, ...features] }));
    case 'off_duty':
      return interpreter(({ unavailable }) => ({ unavailable: minus(unavailable, slots) }));
    case 'lacks_pair':
      return interpreter(({ pairs }) => ({ pairs: [...pairs, pair!] }));
    case 'own_time':
      return own(({ allowed }) => ({ allowed: [...allowed!, ...slots] }));
    case 'own_pin':
      return own(() => ({ pinned: null }));
    case 'own_length':
      return own(() => ({ slots: problem.slots.perDay }));
    case 'own_languages':
      return own(() => ({ pair: null }));
    default:
      return {
        problem: { ...problem, requests: problem.requests.filter((request) => request.id !== id) },
        meetings: meetings.filter((meeting) => meeting.requestId !== id),
      };
  }
}

function changeRequest(
  problem: Problem,
  id: number,
  change: (request: MeetingRequest) => object,
): Problem {
  return {
    ...problem,
    requests: problem.requests.map((request) =>
      request.id === id ? { ...request, ...change(request) } : request,
    ),
  };
}

/** The scene after a suggestion is followed, the request standing where it says. */
export function follow(scene: Scene, requestId: number, suggestion: Suggestion): Scene {
  let { problem, meetings } = scene;
  const { slot } = suggestion.place;
  let room = suggestion.place.room;
  let interpreter = suggestion.place.interpreter;
  const ofParty = (id: number, change: (party: Problem['parties'][number]) => object): void => {
    problem = {
      ...problem,
      parties: problem.parties.map((one) => (one.id === id ? { ...one, ...change(one) } : one)),
    };
  };
  const ofRequest = (id: number, change: (request: MeetingRequest) => object): void => {
    problem = changeRequest(problem, id, change);
  };
  for (const change of suggestion.changes) {
    switch (change.type) {
      case 'move_meeting':
      case 'lift_pin': {
        const { requestId: other, slot: to, room: into, interpreter: by } = change;
        if (change.type === 'lift_pin') ofRequest(other, () => ({ pinned: null }));
        const moved = { requestId: other, slot: to, room: into! };
        meetings = meetings.map((meeting) =>
          meeting.requestId !== other
            ? meeting
            : by == null
              ? moved
              : { ...moved, interpreter: by },
        );
        break;
      }
      case 'alternate':
        ofRequest(requestId, ({ a, b, principalA, principalB, others }) => ({
          principalA: principalA && a !== change.party,
          principalB: principalB && b !== change.party,
          others: others.map((one) =>
            one.party === change.party ? { ...one, principal: false } : one,
          ),
        }));
        break;
      case 'open_hours':
        problem = {
          ...problem,
          rooms: problem.rooms.map((one) =>
            one.id === change.room ? { ...one, closed: minus(one.closed, change.slots) } : one,
          ),
        };
        break;
      case 'on_duty':
        problem = {
          ...problem,
          interpreters: problem.interpreters.map((one) =>
            one.id === change.interpreter
              ? { ...one, unavailable: minus(one.unavailable, change.slots) }
              : one,
          ),
        };
        break;
      case 'add_room': {
        room = problem.rooms.length;
        const { seats: capacity, features } = change;
        problem = {
          ...problem,
          rooms: [...problem.rooms, { id: room, capacity, features, closed: [], zone: null }],
        };
        break;
      }
      case 'add_interpreter':
        interpreter = problem.interpreters.length;
        problem = {
          ...problem,
          interpreters: [
            ...problem.interpreters,
            { id: interpreter, pairs: [change.pair], unavailable: [] },
          ],
        };
        break;
      case 'free_principal':
        ofParty(change.party, (one) => ({
          principalUnavailable: minus(one.principalUnavailable, change.slots),
        }));
        break;
      case 'free_party':
        ofParty(change.party, (one) => ({
          unavailable: minus(one.unavailable, change.slots),
          principalUnavailable: minus(one.principalUnavailable, change.slots),
        }));
        break;
      case 'add_person':
        ofParty(change.party, ({ heads }) => ({ heads: heads + 1 }));
        break;
      case 'raise_day_limit':
        ofParty(change.party, () => ({ maxPerDay: change.limit }));
        break;
      case 'waive_order':
        ofRequest(requestId, ({ after }) => ({ after: after === change.requestId ? null : after }));
        ofRequest(change.requestId, ({ after }) => ({ after: after === requestId ? null : after }));
        break;
      case 'drop_interpreter':
        ofRequest(requestId, () => ({ pair: null }));
        break;
      case 'drop_features':
        ofRequest(requestId, ({ features }) => ({
          features: features.filter((name) => !change.features.includes(name)),
        }));
        break;
      case 'fewer_seats':
        ofRequest(requestId, () => ({ size: change.seats }));
        break;
      case 'other_time':
        ofRequest(requestId, ({ allowed }) => ({ allowed: [...allowed!, ...change.slots] }));
        break;
      case 'shorten':
        ofRequest(requestId, () => ({ slots: change.slots }));
        break;
    }
  }
  const placed = { requestId, slot, room: room! };
  return {
    problem,
    meetings: [...meetings, interpreter == null ? placed : { ...placed, interpreter }],
  };
}

/**
 * The first place that a request could take with every meeting where it is, or null. Written from the rules of the
 * format, apart from the engine's own tables; what it finds is held against the validators by the tests.
 */
export function placeOf({ problem, meetings }: Scene, requestId: number): PlacedMeeting | null {
  const { perDay, count } = problem.slots;
  const byId = new Map(problem.requests.map((request) => [request.id, request]));
  const request = byId.get(requestId)!;
  const people = participantsOf(request);
  const seated = meetings.map((meeting) => {
    const of = byId.get(meeting.requestId)!;
    return { meeting, request: of, end: meeting.slot + of.slots, people: participantsOf(of) };
  });
  const principals = people.filter(({ principal }) => principal).map(({ party }) => party);
  const walks = (entry: (typeof seated)[number]): boolean =>
    entry.people.some(({ party, principal }) => principal && principals.includes(party));
  for (let slot = 0; slot < count; slot++) {
    const end = slot + request.slots;
    const day = Math.floor(slot / perDay);
    if (end > (day + 1) * perDay) continue;
    if (request.allowed && !request.allowed.includes(slot)) continue;
    if (request.pinned && request.pinned.slot !== slot) continue;
    const span = Array.from({ length: request.slots }, (_, k) => slot + k);
    const overlapping = seated.filter((entry) => entry.meeting.slot < end && entry.end > slot);
    const ofDay = seated.filter((entry) => Math.floor(entry.meeting.slot / perDay) === day);
    const fits = people.every(({ party, principal }) => {
      const { heads, unavailable, principalUnavailable, held, maxPerDay } = problem.parties[party]!;
      const own = overlapping.filter((entry) => entry.people.some((one) => one.party === party));
      const attended = ofDay.filter((entry) =>
        entry.people.some((one) => one.party === party && one.principal),
      );
      return (
        span.every((u) => {
          const load = own.filter((entry) => entry.meeting.slot <= u && entry.end > u).length;
          return !unavailable.includes(u) && load < heads - (held.includes(u) ? 1 : 0);
        }) &&
        (!principal ||
          (span.every((u) => !principalUnavailable.includes(u)) &&
            !own.some((entry) => attended.includes(entry)) &&
            (maxPerDay === null || attended.length < maxPerDay)))
      );
    });
    if (!fits) continue;
    const ordered = seated.every(
      (entry) =>
        (request.after !== entry.request.id || entry.end <= slot) &&
        (entry.request.after !== requestId || end <= entry.meeting.slot),
    );
    if (!ordered) continue;
    const walkers = ofDay.filter(walks);
    const room = problem.rooms.find(
      ({ id, capacity, features, closed, zone }) =>
        capacity >= request.size &&
        request.features.every((name) => features.includes(name)) &&
        (!request.pinned || request.pinned.room === id) &&
        !span.some((u) => closed.includes(u)) &&
        !overlapping.some((entry) => entry.meeting.room === id) &&
        walkers.every(({ meeting, end: ends }) => {
          const gap = walkGap(problem.walk, problem.rooms[meeting.room]!.zone, zone);
          return meeting.slot >= end ? meeting.slot - end >= gap : slot - ends >= gap;
        }),
    );
    if (!room) continue;
    if (request.pair === null) return { requestId, slot, room: room.id };
    const interpreter = problem.interpreters.find(
      ({ id, pairs, unavailable }) =>
        pairs.includes(request.pair!) &&
        !span.some((u) => unavailable.includes(u)) &&
        !overlapping.some((entry) => entry.meeting.interpreter === id),
    );
    if (interpreter) return { requestId, slot, room: room.id, interpreter: interpreter.id };
  }
  return null;
}
