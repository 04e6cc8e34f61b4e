import { applyEvent } from './apply-event.js';
import { placeFree, placePins } from './construct.js';
import { measure, type ScheduleMeasures } from './measure.js';
import { compile } from './model.js';
import type { ChangeEvent, PlacedMeeting, Problem } from './problem.js';
import { placePublished, type PublishedPlan } from './published.js';
import { RepairSearch } from './repair.js';
import { State } from './state.js';
import { toMeetings } from './to-meetings.js';

export interface ReplanResult extends ScheduleMeasures {
  /** The problem after the event. */
  problem: Problem;
  /** Ordered by request id. */
  meetings: PlacedMeeting[];
  /** Published meetings still placed whose slot or room changed, by request id. */
  moved: number[];
  /** Published meetings whose request still exists and that are not placed any more, by request id. */
  cancelled: number[];
}

export interface ReplanOptions {
  seed: number;
  /** Most steps of the search for each meeting that has to find a new place. */
  steps?: number;
}

const DEFAULT_STEPS = 4_000;

/**
 * Mends the published plan after one event: least weight cancelled, an added request placed, fewest meetings moved;
 * then more weight where that moves nothing. Deterministic for a seed and a number of steps.
 */
export function replan(
  problem: Problem,
  event: ChangeEvent,
  options: ReplanOptions = { seed: 1 },
): ReplanResult {
  const changed = applyEvent(problem, event);
  const model = compile(changed);
  const state = new State(model);
  placePins(state);
  const published = placePublished(state);
  const added =
    event.type === 'request-added' ? model.requestIndex.get(event.request.id) : undefined;
  const wanted = [...published.displaced];
  if (added !== undefined && state.start[added]! < 0) wanted.push(added);
  new RepairSearch(state, published, options.seed, options.steps ?? DEFAULT_STEPS).run(wanted);
  placeFree(state);
  const meetings = toMeetings(state);
  return {
    problem: changed,
    meetings,
    ...difference(state, published),
    ...measure(changed, meetings),
  };
}

function difference(
  state: State,
  published: PublishedPlan,
): Pick<ReplanResult, 'moved' | 'cancelled'> {
  const { model } = state;
  const moved: number[] = [];
  const cancelled: number[] = [];
  for (let q = 0; q < model.requestCount; q++) {
    if (published.start[q]! < 0) continue;
    if (state.start[q]! < 0) cancelled.push(model.requestIds[q]!);
    else if (state.start[q] !== published.start[q] || state.room[q] !== published.room[q])
      moved.push(model.requestIds[q]!);
  }
  return { moved: moved.sort((x, y) => x - y), cancelled: cancelled.sort((x, y) => x - y) };
}
