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
  const ranks = (solution: Worth): number[] => [
    -solution.weightPlaced,
    wishes.fairness ? -fairnessOf(problem, solution) : 0,
    wishes.stability ? changesOf(problem, solution) : 0,
    solution.idleGaps - (wishes.wishWorth ?? 0) * solution.preferredMet,
    -solution.preferredMet,
  ];
  return (left, right) => {
    const [ours, theirs] = [ranks(left), ranks(right)];
    const at = ours.findIndex((rank, k) => rank !== theirs[k]);
    return at < 0 ? 0 : ours[at]! - theirs[at]!;
  };
}

function fairnessOf(problem: Problem, { meetings }: Worth): number {
  const requests = new Map(problem.requests.map((request) => [request.id, request]));
  const count = problem.parties.map(() => 0);
  for (const { requestId } of meetings)
    for (const { party } of participantsOf(requests.get(requestId)!)) count[party]!++;
  let sum = 0;
  for (const meetingsOfParty of count) for (let k = 1; k <= meetingsOfParty; k++) sum += 1 / k;
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
