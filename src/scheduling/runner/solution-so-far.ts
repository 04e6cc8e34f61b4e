import { measure, pinnedMeetings, type Problem, type Solution } from '../engine/index.js';
import type { SharedSchedule } from './shared-schedule.js';

/**
 * What a run is worth that is ended at once: the best schedule that one of its threads has told, by weight, or the
 * pinned meetings alone while none has; nothing is explained. `proven` is the bound known.
 */
export function solutionSoFar(
  problem: Problem,
  schedules: readonly SharedSchedule[],
  { proven, iterations }: { proven: number; iterations: number },
): Solution {
  const told = schedules.map((schedule) => schedule.read()).filter((meetings) => meetings !== null);
  const candidates = (told.length > 0 ? told : [pinnedMeetings(problem)]).map((meetings) => ({
    meetings,
    ...measure(problem, meetings),
  }));
  const { placed: _placed, ...best } = candidates.reduce((left, right) =>
    right.weightPlaced > left.weightPlaced ? right : left,
  );
  const upperBound = Math.min(best.weightTotal, proven);
  const placed = new Set(best.meetings.map(({ requestId }) => requestId));
  return {
    ...best,
    upperBound,
    provenOptimal: best.weightPlaced === upperBound,
    iterations,
    unplaced: problem.requests
      .filter(({ id }) => !placed.has(id))
      .map(({ id }) => ({
        requestId: id,
        reason: 'not_found' as const,
        blockers: [],
        suggestions: [],
      }))
      .sort((x, y) => x.requestId - y.requestId),
  };
}
