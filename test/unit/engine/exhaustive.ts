import type { PlacedMeeting, Problem } from '../../../src/scheduling/engine/index.js';
import { validate } from '../../bench/peer/validate.mjs';

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
