import type { PlacedMeeting, Problem } from '../../../src/scheduling/engine/index.js';
import { validate } from '../../bench/peer/validate.mjs';
import { judge } from '../../support/referee.js';

/**
 * Tries every schedule of a tiny problem and keeps the least score, compared number by number. A part of a valid
 * schedule is valid, so that a branch ends where the peer validator refuses it; pins are not looked at.
 */
export function bestScore(
  problem: Problem,
  score: (meetings: readonly PlacedMeeting[]) => number[],
): number[] {
  let best: number[] | null = null;
  const descend = (index: number, meetings: PlacedMeeting[]): void => {
    const request = problem.requests[index];
    if (!request) {
      const value = score(meetings);
      if (!best || isLess(value, best)) best = value;
      return;
    }
    descend(index + 1, meetings);
    const interpreters =
      request.pair === null ? [undefined] : problem.interpreters.map(({ id }) => id);
    for (let slot = 0; slot < problem.slots.count; slot++)
      for (const room of problem.rooms)
        for (const interpreter of interpreters) {
          const meeting: PlacedMeeting = { requestId: request.id, slot, room: room.id };
          if (interpreter !== undefined) meeting.interpreter = interpreter;
          const next = [...meetings, meeting];
          if (validate(problem, next).valid) descend(index + 1, next);
        }
  };
  descend(0, []);
  return best!;
}

function isLess(left: number[], right: number[]): boolean {
  const at = left.findIndex((value, k) => value !== right[k]);
  return at >= 0 && left[at]! < right[at]!;
}

/** Most weight that any schedule of a tiny problem places, every pin kept: every schedule is tried. */
export function mostWeight(problem: Problem): number {
  const requests = [...problem.requests].sort(
    (x, y) => Number(y.pinned !== null) - Number(x.pinned !== null) || y.weight - x.weight,
  );
  let best = Number.NEGATIVE_INFINITY;
  const descend = (index: number, meetings: PlacedMeeting[], weight: number): void => {
    const request = requests[index];
    if (!request) {
      best = Math.max(best, weight);
      return;
    }
    const left = requests.slice(index).reduce((sum, next) => sum + next.weight, 0);
    if (weight + left <= best) return;
    const interpreters =
      request.pair === null ? [undefined] : problem.interpreters.map(({ id }) => id);
    for (let slot = 0; slot < problem.slots.count; slot++)
      for (const { id: room } of problem.rooms)
        for (const interpreter of interpreters) {
          if (request.pinned && (request.pinned.slot !== slot || request.pinned.room !== room))
            continue;
          const meeting: PlacedMeeting = { requestId: request.id, slot, room };
          if (interpreter !== undefined) meeting.interpreter = interpreter;
          const next = [...meetings, meeting];
          // Pins that are not placed yet are no offence: they come first.
          if (judge(problem, next).broken.every((rule) => rule === 13))
            descend(index + 1, next, weight + request.weight);
        }
    if (!request.pinned) descend(index + 1, meetings, weight);
  };
  descend(0, [], 0);
  return best;
}
