import { explainUnplaced } from './explain.js';
import { compile } from './model.js';
import type { PlacedMeeting, Problem, UnplacedRequest } from './problem.js';
import { placePublished } from './published.js';
import { State } from './state.js';

/**
 * Says for every request that a schedule leaves out what keeps it out, by request id. For schedules that `solve` did
 * not make: re-planned or edited by hand. Meetings that break a rule count as not placed.
 */
export function explainPlan(
  problem: Problem,
  meetings: readonly PlacedMeeting[],
): UnplacedRequest[] {
  const state = new State(compile({ ...problem, published: [...meetings] }));
  placePublished(state);
  return explainUnplaced(state);
}
