import {
  participantsOf,
  type PlacedMeeting,
  type Problem,
  type Solution,
} from '../engine/index.js';
import type { Wishes } from './worker-protocol.js';

interface Worth extends Pick<Solution, 'weightPlaced' | 'idleGaps' | 'preferredMet'> {
  meetings: readonly PlacedMeeting[];
}

/**
 * Orders solutions of one problem, better ones first: more weight; with `fairness` the higher sum over the parties of
 * 1/k for their k-th meeting; with `stability` fewer published meetings moved or left out; then fewer idle gaps, a
 * wished slot counting `wishWorth` of them; then more wished slots. 0 for equally good ones.
 */
export function compareBy(
  problem: Problem,
  wishes: Wishes = {},
): (left: Worth, right: Worth) => number {
  const gaps = ({ idleGaps, preferredMet }: Worth): number =>
    idleGaps - (wishes.wishWorth ?? 0) * preferredMet;
  const fairness = (solution: Worth): number =>
    wishes.fairness ? fairnessOf(problem, solution) : 0;
  const changes = (solution: Worth): number =>
    wishes.stability ? changesOf(problem, solution) : 0;
  return (left, right) =>
    right.weightPlaced - left.weightPlaced ||
    fairness(right) - fairness(left) ||
    changes(left) - changes(right) ||
    gaps(left) - gaps(right) ||
    right.preferredMet - left.preferredMet;
}

function fairnessOf(problem: Problem, { meetings }: Worth): number {
  const placed = new Set(meetings.map(({ requestId }) => requestId));
  const count = new Map<number, number>();
  let sum = 0;
  for (const request of problem.requests) {
    if (!placed.has(request.id)) continue;
    for (const { party } of participantsOf(request)) {
      const k = (count.get(party) ?? 0) + 1;
      count.set(party, k);
      sum += 1 / k;
    }
  }
  return sum;
}

function changesOf(problem: Problem, { meetings }: Worth): number {
  const exists = new Set(problem.requests.map(({ id }) => id));
  const placed = new Map(meetings.map((meeting) => [meeting.requestId, meeting]));
  let changes = 0;
  for (const { requestId, slot, room } of problem.published ?? []) {
    const now = placed.get(requestId);
    if (exists.has(requestId) && (now?.slot !== slot || now.room !== room)) changes++;
  }
  return changes;
}
