import type { PlacedMeeting } from '../../meetings/bookings/booking-difference.js';
import {
  validateSchedule,
  type PlacedMeeting as EngineMeeting,
  type Problem,
  type Violation,
} from '../engine/index.js';
import type { PlanningProblem } from './build-problem.js';
import { toEngineMeetings } from './translate.js';
import { valueOf } from './entry.js';

/**
 * The problem with every published meeting that still keeps all rules pinned where it is, with its
 * interpreter; one that breaks a rule, or whose request is in `loose`, is free to be placed anew.
 */
export function keepPublished(
  planning: PlanningProblem,
  published: readonly PlacedMeeting[],
  loose: ReadonlySet<string> = new Set(),
): Problem {
  const { problem } = planning;
  const kept = validMeetings(
    problem,
    toEngineMeetings(
      planning,
      published.filter(({ requestId }) => !loose.has(requestId)),
    ).meetings,
  );
  const byRequest = new Map(kept.map((meeting) => [meeting.requestId, meeting]));
  // A pair that only one interpreter covers keeps that interpreter: a pin has none by itself.
  const own = (interpreter: number): string => `#${interpreter}`;
  return {
    ...problem,
    interpreters: problem.interpreters.map((interpreter) => ({
      ...interpreter,
      pairs: [...interpreter.pairs, own(interpreter.id)],
    })),
    requests: problem.requests.map((request) => {
      const meeting = byRequest.get(request.id);
      if (!meeting) return request;
      return {
        ...request,
        pinned: { slot: meeting.slot, room: meeting.room },
        pair: meeting.interpreter === undefined ? request.pair : own(meeting.interpreter),
      };
    }),
  };
}

/** The largest part found that keeps every rule: of two meetings that clash the one with more weight stays. */
function validMeetings(problem: Problem, meetings: readonly EngineMeeting[]): EngineMeeting[] {
  const weight = new Map(problem.requests.map((request) => [request.id, request.weight]));
  let kept = [...meetings].sort(
    (x, y) =>
      valueOf(weight, y.requestId) - valueOf(weight, x.requestId) || x.requestId - y.requestId,
  );
  for (;;) {
    const { violations } = validateSchedule(problem, kept);
    if (violations.length === 0) return kept;
    const dropped = lighterOnes(violations);
    kept = kept.filter(({ requestId }) => !dropped.has(requestId));
  }
}

/** Of each clash the later meeting, unless the one that it clashes with goes already. */
function lighterOnes(violations: readonly Violation[]): Set<number> {
  const dropped = new Set<number>();
  for (const { requestId, otherId } of violations) {
    if (otherId === undefined || !dropped.has(otherId)) dropped.add(requestId);
  }
  return dropped;
}
