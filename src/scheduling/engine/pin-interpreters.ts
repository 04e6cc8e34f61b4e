import type { MeetingRequest, PlacedMeeting, Problem } from './problem.js';

/** Steps after which the search for interpreters of one group of overlapping pins gives up. */
const MOST_STEPS = 200_000;

/**
 * Interpreters for the pinned requests that need one, chosen together: first fit alone could block one of them. The
 * published one is tried first, so that a pin takes nobody from another published meeting.
 * @returns request id to interpreter id; a request that no choice serves is missing from it.
 */
export function assignPinInterpreters(problem: Problem): Map<number, number> {
  const pinned = problem.requests
    .filter((request) => request.pinned && request.pair !== null)
    .sort((x, y) => x.pinned!.slot - y.pinned!.slot || x.id - y.id);
  const wanted = new Map(pinned.map(({ id }) => [id, -1]));
  for (const { requestId, interpreter } of problem.published ?? [])
    if (interpreter !== undefined && wanted.has(requestId)) wanted.set(requestId, interpreter);
  const chosen = new Map<number, number>();
  for (const group of overlappingGroups(pinned)) assignGroup(problem, group, wanted, chosen);
  return chosen;
}

/** The schedule of the pinned requests alone, which any other contains; ordered by request id. */
export function pinnedMeetings(problem: Problem): PlacedMeeting[] {
  const chosen = assignPinInterpreters(problem);
  return problem.requests
    .flatMap(({ id, pinned }): PlacedMeeting[] => {
      const interpreter = chosen.get(id);
      return pinned
        ? [{ requestId: id, ...pinned, ...(interpreter !== undefined && { interpreter }) }]
        : [];
    })
    .sort((x, y) => x.requestId - y.requestId);
}

/** Splits requests, ordered by start, into groups that share no slot with each other. */
function overlappingGroups(pinned: MeetingRequest[]): MeetingRequest[][] {
  const groups: MeetingRequest[][] = [];
  let end = -1;
  for (const request of pinned) {
    const start = request.pinned!.slot;
    if (start >= end) groups.push([]);
    groups.at(-1)!.push(request);
    end = Math.max(end, start + request.slots);
  }
  return groups;
}

function assignGroup(
  problem: Problem,
  group: MeetingRequest[],
  wanted: ReadonlyMap<number, number>,
  chosen: Map<number, number>,
): void {
  const taken = new Set<string>();
  const options = new Map(
    group.map((request) => [request, interpretersFor(problem, request, wanted.get(request.id)!)]),
  );
  const order = [...group].sort((x, y) => options.get(x)!.length - options.get(y)!.length);
  let steps = 0;
  const place = (index: number): boolean => {
    const request = order[index];
    if (!request) return true;
    for (const interpreter of options.get(request)!) {
      if (++steps > MOST_STEPS) return false;
      const keys = slotKeys(request, interpreter);
      if (keys.some((key) => taken.has(key))) continue;
      for (const key of keys) taken.add(key);
      chosen.set(request.id, interpreter);
      if (place(index + 1)) return true;
      for (const key of keys) taken.delete(key);
      chosen.delete(request.id);
    }
    return false;
  };
  place(0);
}

function interpretersFor(problem: Problem, request: MeetingRequest, wanted: number): number[] {
  const start = request.pinned!.slot;
  return problem.interpreters
    .filter(
      (interpreter) =>
        interpreter.pairs.includes(request.pair!) &&
        !interpreter.unavailable.some((slot) => slot >= start && slot < start + request.slots),
    )
    .sort(
      (x, y) =>
        Number(y.id === wanted) - Number(x.id === wanted) ||
        x.pairs.length - y.pairs.length ||
        x.id - y.id,
    )
    .map((interpreter) => interpreter.id);
}

function slotKeys(request: MeetingRequest, interpreter: number): string[] {
  return Array.from(
    { length: request.slots },
    (_, k) => `${interpreter}/${request.pinned!.slot + k}`,
  );
}
