import { participantsOf, type PlacedMeeting, type Problem } from './problem.js';

/** What a schedule is worth, by the definitions of the format. */
export interface ScheduleMeasures {
  placed: number;
  weightPlaced: number;
  weightTotal: number;
  /** Slots strictly between a party's first and last meeting of a day, without meeting and not unavailable. */
  idleGaps: number;
  preferredMet: number;
  preferredAsked: number;
}

/** Measures a schedule whose meetings are known, placed once and within the grid. */
export function measure(problem: Problem, meetings: readonly PlacedMeeting[]): ScheduleMeasures {
  const requests = new Map(problem.requests.map((request) => [request.id, request]));
  const busy = problem.parties.map(() => new Uint8Array(problem.slots.count));
  let weightPlaced = 0;
  let preferredMet = 0;
  let preferredAsked = 0;
  for (const meeting of meetings) {
    const request = requests.get(meeting.requestId);
    if (!request) continue;
    weightPlaced += request.weight;
    if (request.preferred) {
      preferredAsked++;
      if (request.preferred.includes(meeting.slot)) preferredMet++;
    }
    for (const { party } of participantsOf(request))
      busy[party]!.fill(1, meeting.slot, meeting.slot + request.slots);
  }
  return {
    placed: meetings.length,
    weightPlaced,
    weightTotal: problem.requests.reduce((sum, request) => sum + request.weight, 0),
    idleGaps: countIdleGaps(problem, busy),
    preferredMet,
    preferredAsked,
  };
}

function countIdleGaps(problem: Problem, busy: Uint8Array[]): number {
  const { days, perDay } = problem.slots;
  let gaps = 0;
  problem.parties.forEach((party, index) => {
    const slots = busy[index]!;
    const absent = new Set(party.unavailable);
    for (let day = 0; day < days; day++) {
      const from = day * perDay;
      let first = from;
      let last = from + perDay - 1;
      while (first <= last && !slots[first]) first++;
      while (last > first && !slots[last]) last--;
      for (let slot = first + 1; slot < last; slot++) if (!slots[slot] && !absent.has(slot)) gaps++;
    }
  });
  return gaps;
}
