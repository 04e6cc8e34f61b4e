import { participantsOf, type ChangeEvent, type MeetingRequest, type Problem } from './problem.js';

/**
 * The problem after one change event; the argument is left as it was. A pin that the change makes impossible is
 * dropped, so that its meeting may be moved or cancelled; other pins stay.
 */
export function applyEvent(problem: Problem, event: ChangeEvent): Problem {
  switch (event.type) {
    case 'room-closed':
      return {
        ...problem,
        rooms: problem.rooms.map((room) =>
          room.id === event.room ? { ...room, closed: union(room.closed, event.slots) } : room,
        ),
        requests: dropPins(problem, event.slots, ({ pinned }) => pinned?.room === event.room),
      };
    case 'party-unavailable':
    case 'principal-unavailable': {
      const whole = event.type === 'party-unavailable';
      return {
        ...problem,
        parties: problem.parties.map((party) =>
          party.id === event.party
            ? {
                ...party,
                unavailable: whole ? union(party.unavailable, event.slots) : party.unavailable,
                principalUnavailable: union(party.principalUnavailable, event.slots),
              }
            : party,
        ),
        requests: dropPins(problem, event.slots, (request) =>
          participantsOf(request).some(
            ({ party, principal }) => party === event.party && (whole || principal),
          ),
        ),
      };
    }
    case 'request-added':
      return { ...problem, requests: [...problem.requests, event.request] };
    case 'request-cancelled':
      return {
        ...problem,
        requests: problem.requests.filter((request) => request.id !== event.requestId),
      };
  }
}

function dropPins(
  problem: Problem,
  slots: number[],
  concerns: (request: MeetingRequest) => boolean,
): MeetingRequest[] {
  return problem.requests.map((request) => {
    const { pinned } = request;
    if (!pinned || !concerns(request)) return request;
    const hit = slots.some((slot) => slot >= pinned.slot && slot < pinned.slot + request.slots);
    return hit ? { ...request, pinned: null } : request;
  });
}

function union(left: number[], right: number[]): number[] {
  return [...new Set([...left, ...right])].sort((x, y) => x - y);
}
